// Search without diacritics and case, over the words that an event is told in.

/** @param {string} text @returns {string} */
function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/ß/g, 'ss');
}

/** @param {string} query @returns {string[]} its folded words; what stands in double quotes is one */
function terms(query) {
  return (fold(query).match(/"[^"]+"|[^\s"]+/g) ?? []).map((term) => term.replace(/"/g, '').trim()).filter(Boolean);
}

/** @param {Model} model @returns {(event: number) => string} the folded text of an event, made when it is first asked for */
function searchTexts(model) {
  /** @type {string[]} */
  const made = new Array(model.count);
  return (event) => {
    if (made[event] === undefined) {
      const claims = claimsOf(model, event);
      const said = claims.map((claim) => model.sentences[model.claims.sentence[claim]]);
      const papers = model.papers[event].map((n) => `${model.documents[n].title} ${model.documents[n].publisher}`);
      const who = [...model.taking[event], ...model.places[event], ...model.sources[event]].map((n) => model.entities[n].name);
      const type = model.types[model.type[event]].name;
      made[event] = fold([...who, model.actions[model.action[event]], type, ...new Set(said.map((s) => s.text)), ...papers].join('\n'));
    }
    return made[event];
  };
}

/**
 * Where the terms occur in a text, as ranges of its code points.
 * @param {string} text @param {string[]} wanted @returns {[number, number][]}
 */
function hits(text, wanted) {
  if (!wanted.length) return [];
  let folded = '';
  /** @type {number[]} */
  const origin = [];
  Array.from(text).forEach((character, place) => {
    const plain = fold(character);
    for (let n = 0; n < plain.length; n += 1) origin.push(place);
    folded += plain;
  });
  /** @type {[number, number][]} */
  const found = [];
  for (const term of wanted) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      found.push([origin[at], origin[at + term.length - 1] + 1]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}
