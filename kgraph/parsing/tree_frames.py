"""Frames for parsers that have none: from the tree and the table of rolesets.

Events are told by frames, so a parser without semantic roles would tell hardly any. Here each verb of the tree
becomes the predicate of a frame with the PropBank sense that its lemma, particle included, most often has.
Arguments are left out: what no frame tells, extraction reads from the tree itself (subject, object, agent phrase,
through passives, relative clauses and control). Nouns get no frame: those that nearly always denote an event are
known to extraction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgraph.knowledge.lexicon import Lexicon
from kgraph.records.syntax import Frame, Sentence


@dataclass(frozen=True, slots=True)
class TreeFrames:
    """What makes frames; `seen` are the rolesets of each lemma in the treebanks, most frequent first."""

    lexicon: Lexicon
    seen: Mapping[str, Sequence[str]]

    def added(self, sentence: Sentence) -> Sentence:
        """Return the sentence with a frame for each of its verbs; one that has frames comes back as it is."""
        return sentence if sentence.frames else replace(sentence, frames=tuple(self._frames(sentence)))

    def _frames(self, sentence: Sentence) -> Iterator[Frame]:
        for token in sentence.tokens:
            if token.upos == "VERB":
                particles = [child.text.lower() for child in sentence.children_by(token.index, "compound:prt")]
                verb = "_".join([token.lemma.lower(), *particles])
                yield Frame(token.index, self._sense(verb) or self._sense(token.lemma.lower()))

    def _sense(self, verb: str) -> str:
        """Return the sense that a verb ("carry_out") most often has, else its first; "" for one PropBank lacks."""
        candidates = self.seen.get(verb.partition("_")[0], ())
        senses = (roleset.id for roleset in self.lexicon.rolesets_of(verb, "v"))
        return next((roleset for roleset in candidates if roleset.rpartition(".")[0] == verb), next(senses, ""))
