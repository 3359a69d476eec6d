"""Which events of a sentence share one date, and which have a time of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.extraction.predicates import Predicate
from kgraph.extraction.sharing import errands
from kgraph.knowledge.language import Language
from kgraph.records.syntax import Frame, Sentence

Told = Callable[[str, str], str]


@pytest.mark.parametrize(
    ("text", "events", "expected"),
    [
        (
            "Floods|flood/NNS/4/nsubj on/IN/3/case Tuesday/NNP/1/nmod started|start/VBD/0/root "
            "fires|fire/NNS/4/obj that/WDT/7/nsubj killed|kill/VBD/5/acl:relcl ten/CD/7/obj",
            "Floods started fires killed",
            "Floods=2024-03-12 started=2024-03-12 fires=2024-03-12/.. killed=2024-03-12/..",
        ),
        (
            "Police/NNS/2/nsubj ended|end/VBD/0/root a/DT/4/det riot/NN/2/obj on/IN/6/case Tuesday/NNP/2/obl "
            "that/WDT/8/nsubj killed|kill/VBD/4/acl:relcl ten/CD/8/obj",
            "ended riot killed",
            "ended=2024-03-12 riot=2024-03-12 killed=2024-03-12",
        ),
        (
            "The/DT/2/det meeting/NN/12/nsubj on/IN/4/case Tuesday/NNP/2/nmod at/IN/6/case which/WDT/8/obl "
            "farmers|farmer/NNS/8/nsubj elected|elect/VBD/2/acl:relcl a/DT/10/det leader/NN/8/obj "
            "was|be/VBD/12/cop calm/JJ/0/root",
            "meeting elected",
            "meeting=2024-03-12 elected=2024-03-12",
        ),
        (
            "They/PRP/2/nsubj met|meet/VBD/0/root in/IN/4/case Oslo/NNP/2/obl in/IN/6/case 2019/CD/2/obl "
            ",/,/10/punct where/WRB/10/advmod they/PRP/10/nsubj discussed|discuss/VBD/4/acl:relcl fish/NN/10/obj",
            "met discussed",
            "met=2019 discussed=2019",
        ),
        (
            "He/PRP/2/nsubj returned|return/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl to/IN/7/case the/DT/7/det "
            "village/NN/2/obl where/WRB/10/advmod he/PRP/10/nsubj fished|fish/VBD/7/acl:relcl",
            "returned fished",
            "returned=2024-03-12",
        ),
        (
            "On/IN/2/case Tuesday/NNP/4/obl police/NNS/4/nsubj arrested|arrest/VBD/0/root a/DT/6/det "
            "man/NN/4/obj who/WP/8/nsubj robbed|rob/VBD/6/acl:relcl a/DT/10/det bank/NN/8/obj",
            "arrested robbed",
            "arrested=2024-03-12",
        ),
        (
            "Voters|voter/NNS/2/nsubj saw|see/VBD/0/root a/DT/4/det raid/NN/2/obj on/IN/6/case "
            "Tuesday/NNP/4/nmod which/WDT/10/obj they/PRP/10/nsubj had|have/VBD/10/aux "
            "feared|fear/VBN/4/acl:relcl",
            "saw raid feared",
            "saw=2024-03-12 raid=2024-03-12",
        ),
        (
            "On/IN/2/case Tuesday/NNP/5/obl the/DT/4/det queen/NN/5/nsubj signed|sign/VBD/0/root a/DT/7/det "
            "law/NN/5/obj banning|ban/VBG/7/acl traps|trap/NNS/8/obj",
            "signed banning",
            "signed=2024-03-12 banning=2024-03-12",
        ),
        (
            "In/IN/2/case 2019/CD/4/obl police/NNS/4/nsubj arrested|arrest/VBD/0/root a/DT/6/det man/NN/4/obj "
            "accused|accuse/VBN/6/acl of/IN/9/case theft/NN/7/obl",
            "arrested accused",
            "arrested=2019",
        ),
        (
            "The/DT/2/det guild/NN/3/nsubj declined|decline/VBD/0/root to/TO/5/mark comment/VB/3/xcomp "
            "on/IN/7/case Tuesday/NNP/5/obl",
            "declined comment",
            "declined=2024-03-12 comment=2024-03-12",
        ),
        (
            "The/DT/2/det guild/NN/3/nsubj hopes|hope/VBZ/0/root to/TO/5/mark meet/VB/3/xcomp on/IN/7/case "
            "Tuesday/NNP/5/obl",
            "hopes meet?",
            "meet=2024-03-19",
        ),
        (
            "The/DT/2/det guild/NN/3/nsubj agreed|agree/VBD/0/root on/IN/5/case Tuesday/NNP/3/obl to/TO/7/mark "
            "meet/VB/3/xcomp",
            "agreed meet?",
            "agreed=2024-03-12",
        ),
        (
            "The/DT/2/det mayor/NN/3/nsubj said|say/VBD/0/root in/IN/6/case an|a/DT/6/det interview/NN/3/obl "
            "on/IN/8/case Tuesday/NNP/6/nmod",
            "said* interview",
            "said=2024-03-12 interview=2024-03-12",
        ),
        (
            "The/DT/2/det army/NN/3/nsubj condemned|condemn/VBD/0/root Tuesday/NNP/6/nmod:poss 's/POS/4/case "
            "raid/NN/3/obj",
            "condemned* raid",
            "raid=2024-03-12",
        ),
        (
            "Police/NNS/3/nsubj are|be/VBP/3/aux investigating|investigate/VBG/0/root Tuesday/NNP/6/nmod:poss "
            "'s/POS/4/case raid/NN/3/obj",
            "investigating raid",
            "raid=2024-03-19",
        ),
        (
            "Police/NNS/2/nsubj stopped|stop/VBD/0/root Tuesday/NNP/5/nmod:poss 's/POS/3/case raid/NN/2/obj",
            "stopped raid",
            "stopped=2024-03-12 raid=2024-03-12",
        ),
        (
            "Crowds|crowd/NNS/2/nsubj gathered|gather/VBD/0/root after/IN/5/case the/DT/5/det murder/NN/2/obl "
            "of/IN/8/case a/DT/8/det singer/NN/5/nmod on/IN/10/case Tuesday/NNP/5/nmod",
            "gathered murder",
            "murder=2024-03-12",
        ),
        (
            "After/IN/3/case the/DT/3/det vote/NN/6/obl ,/,/3/punct they/PRP/6/nsubj fled|flee/VBD/0/root "
            "on/IN/8/case Tuesday/NNP/6/obl",
            "vote fled",
            "fled=2024-03-12",
        ),
        (
            "During/IN/3/case the/DT/3/det vote/NN/6/obl ,/,/3/punct they/PRP/6/nsubj fled|flee/VBD/0/root "
            "on/IN/8/case Tuesday/NNP/6/obl",
            "vote fled",
            "vote=2024-03-12 fled=2024-03-12",
        ),
        (
            "The/DT/2/det mine/NN/3/nsubj closed|close/VBD/0/root in/IN/5/case 2015/CD/3/obl ,/,/11/punct "
            "some/DT/8/det years|year/NNS/11/obl:unmarked after/IN/11/mark it/PRP/11/nsubj "
            "opened|open/VBD/3/advcl",
            "closed opened",
            "closed=2015",
        ),
        (
            "The/DT/2/det mine/NN/3/nsubj closed|close/VBD/0/root in/IN/5/case 2015/CD/3/obl after/IN/8/mark "
            "it/PRP/8/nsubj burned|burn/VBD/3/advcl",
            "closed burned",
            "closed=2015 burned=2015",
        ),
        (
            "In/IN/2/case 2019/CD/4/obl he/PRP/4/nsubj moved|move/VBD/0/root and/CC/6/cc began|begin/VBD/4/conj "
            "to/TO/8/mark fight/VB/6/xcomp",
            "moved fight",
            "moved=2019 fight=2019",
        ),
        (
            "On/IN/2/case Tuesday/NNP/4/obl she/PRP/4/nsubj fled|flee/VBD/0/root and/CC/7/cc has|have/VBZ/7/aux "
            "called|call/VBN/4/conj",
            "fled called",
            "fled=2024-03-12",
        ),
        (
            "The/DT/2/det roof/NN/3/nsubj fell|fall/VBD/0/root on/IN/5/case Tuesday/NNP/3/obl ,/,/9/punct "
            "with/IN/9/mark crowds|crowd/NNS/9/nsubj blocking|block/VBG/3/advcl a/DT/11/det road/NN/9/obj",
            "fell blocking",
            "fell=2024-03-12 blocking=2024-03-12",
        ),
        (
            "On/IN/2/case Tuesday/NNP/4/obl he/PRP/4/nsubj paid|pay/VBD/0/root for/IN/6/mark "
            "stealing|steal/VBG/4/advcl fish/NN/6/obj",
            "paid stealing",
            "paid=2024-03-12",
        ),
        (
            "On/IN/2/case Tuesday/NNP/4/obl she/PRP/4/nsubj proved|prove/VBD/0/root that/IN/7/mark "
            "he/PRP/7/nsubj stole|steal/VBD/4/ccomp",
            "proved stole",
            "proved=2024-03-12",
        ),
        (
            "On/IN/2/case Tuesday/NNP/4/obl crews|crew/NNS/4/nsubj moved|move/VBD/0/root cars|car/NNS/4/obj "
            "to/TO/7/mark lift/VB/4/advcl a/DT/9/det beam/NN/7/obj",
            "moved lift",
            "moved=2024-03-12 lift=2024-03-12",
        ),
        (
            "On/IN/2/case Tuesday/NNP/4/obl crews|crew/NNS/4/nsubj moved|move/VBD/0/root cars|car/NNS/4/obj "
            "to/TO/7/mark lift/VB/4/advcl a/DT/9/det beam/NN/7/obj",
            "moved lift?",
            "moved=2024-03-12",
        ),
        (
            "They/PRP/2/nsubj won|win/VBD/0/root a/DT/4/det seat/NN/2/obj in/IN/7/case the/DT/7/det "
            "vote/NN/4/nmod on/IN/9/case Tuesday/NNP/2/obl",
            "won vote",
            "won=2024-03-12 vote=2024-03-12",
        ),
        (
            "They/PRP/2/nsubj voted|vote/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl in/IN/8/case the/DT/8/det "
            "first/JJ/8/amod round/NN/2/obl of/IN/11/case the/DT/11/det election/NN/8/nmod",
            "voted election",
            "voted=2024-03-12 election=2024-03-12",
        ),
        (
            "They/PRP/2/nsubj arrested|arrest/VBD/0/root a/DT/4/det leader/NN/2/obj in/IN/8/case "
            "Tuesday/NNP/8/nmod:poss 's/POS/6/case riot/NN/2/obl",
            "arrested riot",
            "arrested=2024-03-12 riot=2024-03-12",
        ),
        (
            "Talks|talk/NNS/5/nsubj on/IN/4/case the/DT/4/det raid/NN/1/nmod ended|end/VBD/0/root on/IN/7/case "
            "Tuesday/NNP/5/obl",
            "Talks raid ended",
            "Talks=2024-03-12 ended=2024-03-12",
        ),
        (
            "The/DT/2/det treaty/NN/7/nsubj:pass signed|sign/VBN/2/acl in/IN/5/case 2015/CD/3/obl "
            "was|be/VBD/7/aux:pass broken|break/VBN/0/root",
            "treaty signed broken",
            "treaty=2015 signed=2015",
        ),
        (
            "The/DT/2/det raid/NN/9/nsubj condemned|condemn/VBN/2/acl on/IN/5/case Tuesday/NNP/3/obl "
            "by/IN/7/case Peru/NNP/3/obl:agent was|be/VBD/9/cop illegal/JJ/0/root",
            "raid condemned*",
            "condemned=2024-03-12",
        ),
        (
            "The/DT/2/det drills|drill/NNS/10/nsubj ,/,/5/punct which/WDT/5/nsubj began|begin/VBD/2/acl:relcl "
            "in/IN/7/case May/NNP/5/obl 2019/CD/7/nmod:unmarked ,/,/2/punct killed|kill/VBD/0/root ten/CD/10/obj",
            "drills began killed",
            "drills=2019-05-01/.. began=2019-05",
        ),
        (
            "The/DT/2/det war/NN/9/nsubj ,/,/5/punct which/WDT/5/nsubj ended|end/VBD/2/acl:relcl in/IN/7/case "
            "1962/CD/5/obl ,/,/2/punct killed|kill/VBD/0/root ten/CD/9/obj",
            "war ended killed",
            "ended=1962",
        ),
        (
            "Crowds|crowd/NNS/2/nsubj fled|flee/VBD/0/root in/IN/5/case the/DT/5/det clashes|clash/NNS/2/obl "
            "and/CC/8/cc the/DT/8/det fires|fire/NNS/5/conj on/IN/10/case Tuesday/NNP/2/obl",
            "fled clashes fires",
            "fled=2024-03-12 clashes=2024-03-12 fires=2024-03-12",
        ),
        (
            "Ten/CD/2/nsubj died|die/VBD/0/root when/WRB/6/advmod a/DT/5/det bus/NN/6/nsubj hit/VBD/2/advcl "
            "a/DT/8/det wall/NN/6/obj on/IN/10/case Tuesday/NNP/6/obl",
            "died hit",
            "died=2024-03-12 hit=2024-03-12",
        ),
        (
            "They/PRP/2/nsubj broke|break/VBD/0/root up/RP/2/compound:prt ,/,/7/punct as/IN/7/mark "
            "both/DT/7/nsubj said|say/VBD/2/advcl on/IN/9/case Tuesday/NNP/7/obl",
            "broke said*",
            "said=2024-03-12",
        ),
        (
            "Speaking|speak/VBG/6/advcl on/IN/3/case Tuesday/NNP/1/obl ,/,/1/punct she/PRP/6/nsubj "
            "said|say/VBD/0/root it/PRP/9/nsubj was|be/VBD/9/cop over/RB/6/ccomp",
            "Speaking* said*",
            "Speaking=2024-03-12 said=2024-03-12",
        ),
        (
            "He/PRP/2/nsubj resigned|resign/VBD/0/root ,/,/4/punct citing|cite/VBG/2/advcl a/DT/6/det "
            "loss/NN/4/obj in/IN/8/case 2019/CD/6/nmod",
            "resigned citing*",
            "citing=2019",
        ),
        (
            "A/DT/2/det bomb/NN/3/nsubj exploded|explode/VBD/0/root ,/,/5/punct killing|kill/VBG/3/advcl "
            "ten/CD/5/obj on/IN/8/case Tuesday/NNP/5/obl",
            "exploded killing",
            "exploded=2024-03-12 killing=2024-03-12",
        ),
        (
            "In/IN/3/case a/DT/3/det letter/NN/10/obl sent|send/VBN/3/acl on/IN/6/case Tuesday/NNP/4/obl "
            ",/,/3/punct the/DT/9/det union/NN/10/nsubj asked|ask/VBD/0/root for/IN/12/case "
            "talks|talk/NNS/10/obl",
            "sent asked*",
            "sent=2024-03-12 asked=2024-03-12",
        ),
        (
            "A/DT/2/det guard/NN/6/nsubj wounded|wound/VBN/2/acl on/IN/5/case Tuesday/NNP/3/obl "
            "asked|ask/VBD/0/root for/IN/8/case talks|talk/NNS/6/obl",
            "wounded asked*",
            "wounded=2024-03-12",
        ),
        (
            "A/DT/2/det report/NN/6/nsubj published|publish/VBN/2/acl on/IN/5/case Tuesday/NNP/3/obl "
            "said|say/VBD/0/root it/PRP/9/nsubj was|be/VBD/9/cop over/RB/6/ccomp",
            "report* published said*",
            "report=2024-03-12 published=2024-03-12 said=2024-03-12",
        ),
        (
            "The/DT/2/det election/NN/12/nsubj ,/,/6/punct which/WDT/6/nsubj:pass is|be/VBZ/6/aux:pass "
            "scheduled|schedule/VBN/2/acl:relcl for/IN/8/case Tuesday/NNP/6/obl ,/,/2/punct is|be/VBZ/12/cop "
            "a/DT/12/det risk/NN/0/root",
            "election scheduled",
            "election=2024-03-19 scheduled=2024-03-19",
        ),
        (
            "They/PRP/3/nsubj will/MD/3/aux go/VB/0/root to/IN/5/case Peru/NNP/3/obl on/IN/7/case "
            "Tuesday/NNP/3/obl ,/,/12/punct where/WRB/12/advmod they/PRP/12/nsubj will/MD/12/aux meet/VB/3/advcl "
            "farmers|farmer/NNS/12/obj",
            "go meet",
            "go=2024-03-19 meet=2024-03-19",
        ),
        (
            "They/PRP/2/nsubj fled|flee/VBD/0/root to/IN/4/case Peru/NNP/2/obl on/IN/6/case Tuesday/NNP/2/obl "
            ",/,/11/punct where/WRB/11/advmod they/PRP/11/nsubj will/MD/11/aux meet/VB/6/acl:relcl "
            "farmers|farmer/NNS/11/obj",
            "fled meet",
            "fled=2024-03-12",
        ),
        (
            "They/PRP/3/nsubj will/MD/3/aux meet/VB/0/root on/IN/5/case Tuesday/NNP/3/obl and/CC/7/cc "
            "sign/VB/3/conj a/DT/9/det deal/NN/7/obj",
            "meet sign",
            "meet=2024-03-19 sign=2024-03-19",
        ),
        (
            "They/PRP/2/nsubj met|meet/VBD/0/root on/IN/4/case Tuesday/NNP/2/obl and/CC/7/cc will/MD/7/aux "
            "sign/VB/2/conj a/DT/9/det deal/NN/7/obj",
            "met sign",
            "met=2024-03-12",
        ),
        (
            "The/DT/2/det law/NN/4/nsubj will/MD/4/aux change/VB/0/root on/IN/6/case Tuesday/NNP/4/obl "
            "when/WRB/10/advmod the/DT/9/det truce/NN/10/nsubj ends|end/VBZ/4/advcl",
            "change ends",
            "change=2024-03-19 ends=2024-03-19",
        ),
        (
            "The/DT/2/det law/NN/3/nsubj changed|change/VBD/0/root on/IN/5/case Tuesday/NNP/3/obl "
            "when/WRB/8/advmod prices|price/NNS/8/nsubj rise/VBP/3/advcl",
            "changed rise",
            "changed=2024-03-12",
        ),
        (
            "The/DT/2/det army/NN/3/nsubj launched|launch/VBD/0/root a/DT/5/det series/NN/3/obj of/IN/7/case "
            "attacks|attack/NNS/5/nmod on/IN/9/case Tuesday/NNP/3/obl",
            "launched attacks",
            "launched=2024-03-12 attacks=2024-03-12",
        ),
        (
            "The/DT/2/det paper/NN/3/nsubj criticised|criticise/VBD/0/root a/DT/5/det number/NN/3/obj "
            "of/IN/7/case arrests|arrest/NNS/5/nmod on/IN/9/case Tuesday/NNP/3/obl",
            "criticised* arrests",
            "criticised=2024-03-12",
        ),
        (
            "The/DT/2/det guild/NN/3/nsubj marked|mark/VBD/0/root the/DT/5/det end/NN/3/obj of/IN/8/case "
            "the/DT/8/det war/NN/5/nmod on/IN/10/case Tuesday/NNP/3/obl",
            "marked end war",
            "marked=2024-03-12 end=2024-03-12",
        ),
        (
            "The/DT/2/det treaty/NN/8/nsubj:pass they/PRP/4/nsubj signed|sign/VBD/2/acl:relcl in/IN/6/case "
            "2015/CD/4/obl was|be/VBD/8/aux:pass broken|break/VBN/0/root",
            "treaty signed broken",
            "treaty=2015 signed=2015",
        ),
        (
            "The/DT/2/det attack/NN/8/nsubj the/DT/4/det army/NN/5/nsubj condemned|condemn/VBN/2/acl:relcl "
            "on/IN/7/case Tuesday/NNP/5/obl killed|kill/VBD/0/root ten/CD/8/obj",
            "attack condemned* killed",
            "condemned=2024-03-12",
        ),
        (
            "The/DT/2/det truce/NN/3/nsubj ends|end/VBZ/0/root on/IN/5/case Sunday/NNP/3/obl when/WRB/9/advmod "
            "a/DT/8/det vote/NN/9/nsubj takes|take/VBZ/3/advcl place/NN/9/obj",
            "ends takes",
            "ends=2024-03-17 takes=2024-03-17",
        ),
    ],
)
def test_who_shares_a_date(text: str, events: str, expected: str, dates_told: Told):
    """A date passes to what goes along with a dated event, not to what is apart from it; see each sentence.

    Of the events "?" marks what is only imagined, "*" a word of saying.
    """
    assert expected == dates_told(text, events)


@pytest.mark.parametrize(("event_type", "expected"), [("Move", {5}), ("Meet", {5}), ("Build", set[int]())])
def test_only_movements_and_gatherings_are_errands(
    event_type: str, expected: set[int], tree: Callable[[str], Sentence], language: Language
):
    """What people go or gather for happens when they get there; what somebody works for need not happen."""
    sentence = tree("She/PRP/2/nsubj went|go/VBD/0/root there/RB/2/advmod ,/,/2/punct to/TO/6/mark meet/VB/2/advcl")
    found = [Predicate(index, Frame(index, ""), event_type, False) for index in (1, 5)]

    assert expected == errands(sentence, found, language.lexicon)
