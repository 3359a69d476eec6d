// The filters beside the graph. Each choice is a button with its live count; what is chosen stays on top.

const FEW = 7;
const MANY = 150;

/**
 * @typedef {{key: string, name: string, count: number, chosen: boolean, swatch?: string, sample?: string}} Choice
 * @typedef {{title: string, choices: () => Choice[], pick: (key: string) => void, all?: boolean, note?: string}} Facet
 */

/** @param {Choice} choice @param {(key: string) => void} pick @returns {HTMLElement} */
function choiceButton(choice, pick) {
  const about = { type: 'button', 'aria-pressed': String(choice.chosen), 'data-key': choice.key, click: () => pick(choice.key) };
  return el(`button.choice${choice.count ? '' : '.none'}`, about,
    choice.swatch && el(`span.swatch.${choice.swatch}`, { 'aria-hidden': 'true' }),
    choice.sample && dashSample(choice.sample),
    own(choice.name), el('span.count', {}, amount(choice.count)));
}

/**
 * One facet; `refresh` draws it anew, keeping the focus on the same choice.
 * @param {Facet} facet @returns {{root: HTMLElement, refresh: () => void}}
 */
function facetView(facet) {
  let open = false;
  let narrow = '';
  const body = el('div.choices');
  const toggle = el('button.quiet.more', { type: 'button', click: () => { open = !open; refresh(); } });
  const find = el('input.narrow', {
    type: 'search', placeholder: `Find in ${facet.title.toLowerCase()}`, 'aria-label': `Find in ${facet.title.toLowerCase()}`,
    input: () => { narrow = fold(/** @type {HTMLInputElement} */ (find).value); refresh(); },
  });
  const root = el('section.facet', { 'aria-label': facet.title }, el('h3', {}, facet.title, facet.note ? el('span.muted', {}, ` ${facet.note}`) : ''), find, body, toggle);

  function refresh() {
    const focused = document.activeElement instanceof HTMLElement && body.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const all = facet.choices();
    const matching = all.filter((choice) => !narrow || fold(choice.name).includes(narrow));
    const sorted = facet.all ? matching : matching.sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count || (a.name < b.name ? -1 : 1));
    const shown = sorted.slice(0, facet.all ? sorted.length : open ? MANY : FEW);
    body.replaceChildren(...shown.map((choice) => choiceButton(choice, facet.pick)));
    find.hidden = facet.all || all.length <= FEW;
    toggle.hidden = facet.all || matching.length <= FEW;
    toggle.textContent = open ? 'Show fewer' : `Show ${matching.length > MANY ? `${MANY} of ` : ''}${amount(matching.length)}`;
    toggle.setAttribute('aria-expanded', String(open));
    root.hidden = !all.length;
    if (focused) for (const button of body.children) if (/** @type {HTMLElement} */ (button).dataset.key === focused) /** @type {HTMLElement} */ (button).focus();
  }
  return { root, refresh };
}

/**
 * All facets of the page.
 * @param {Model} model @param {() => {state: State, selection: Passing}} now @param {(change: (state: State) => void) => void} change
 * @returns {() => void} draws them anew
 */
function facetViews(model, now, change) {
  /** @param {'type' | 'actor' | 'place' | 'paper' | 'source'} key @param {(n: number) => string} name @param {number[]} numbers */
  const choices = (key, name, numbers) => () => numbers.map((n) => ({
    key: String(n), name: name(n), count: now().selection.counts[key].get(n) ?? 0, chosen: now().state[key].has(n),
  })).filter((choice) => choice.count || choice.chosen);
  /** @param {'standing' | 'type' | 'actor' | 'place' | 'paper' | 'source'} key */
  const pick = (key) => (/** @type {string} */ text) => change((state) => flip(state[key], Number(text)));
  const used = (/** @type {number[][]} */ columns) => [...new Set(columns.flat())];
  const entity = (/** @type {number} */ n) => model.entities[n].name;
  const views = [
    facetView(standingFacet(model, now, change)),
    facetView(typeFacet(model, now, change)),
    facetView({
      title: 'Type', pick: pick('type'),
      choices: () => choices('type', (n) => model.types[n].name, model.types.map((_, n) => n))().map((choice) => ({ ...choice, swatch: `f${model.types[Number(choice.key)].family}` })),
    }),
    facetView({ title: 'Actors', note: 'who all take part', choices: choices('actor', entity, used(model.taking)), pick: pick('actor') }),
    facetView({ title: 'Places', choices: choices('place', entity, used(model.places)), pick: pick('place') }),
    facetView({ title: 'Who says so', choices: choices('source', entity, used(model.sources)), pick: pick('source') }),
    facetView({ title: 'Documents', choices: choices('paper', (n) => model.documents[n].title, model.documents.map((_, n) => n)), pick: pick('paper') }),
    facetView(confidenceFacet(now, change)),
  ];
  byId('facets').replaceChildren(...views.map((view) => view.root));
  return () => views.forEach((view) => view.refresh());
}

/** @param {Set<number>} chosen @param {number} value */
function flip(chosen, value) {
  if (!chosen.delete(value)) chosen.add(value);
}

/** @param {Model} model @param {() => {state: State, selection: Passing}} now @param {(change: (state: State) => void) => void} change @returns {Facet} */
function standingFacet(model, now, change) {
  return {
    title: 'Did it happen?',
    all: true,
    choices: () => [
      ...model.standings.map((/** @type {string} */ word, /** @type {number} */ n) => ({
        key: String(n), name: word, count: now().selection.counts.standing.get(n) ?? 0, chosen: now().state.standing.has(n), sample: word,
      })),
      { key: 'statements', name: 'statements', count: now().selection.statements, chosen: now().state.statements, swatch: 'speech' },
    ],
    pick: (key) => change((state) => { if (key === 'statements') state.statements = !state.statements; else flip(state.standing, Number(key)); }),
  };
}

/**
 * Families of types, each chosen as a whole.
 * @param {Model} model @param {() => {state: State, selection: Passing}} now @param {(change: (state: State) => void) => void} change @returns {Facet}
 */
function typeFacet(model, now, change) {
  const members = model.families.map((/** @type {string} */ _, /** @type {number} */ family) => model.types.map((_type, n) => n).filter((n) => model.types[n].family === family));
  return {
    title: 'Kind of event',
    all: true,
    choices: () => model.families.map((/** @type {string} */ name, /** @type {number} */ family) => ({
      key: String(family), name, swatch: `f${family}`,
      count: members[family].reduce((/** @type {number} */ sum, /** @type {number} */ n) => sum + (now().selection.counts.type.get(n) ?? 0), 0),
      chosen: members[family].some((/** @type {number} */ n) => now().state.type.has(n)),
    })).filter((/** @type {Choice} */ choice) => choice.count || choice.chosen),
    pick: (key) => change((state) => {
      const family = members[Number(key)];
      const on = family.some((/** @type {number} */ n) => state.type.has(n));
      for (const n of family) if (on) state.type.delete(n); else state.type.add(n);
    }),
  };
}

/** @param {() => {state: State, selection: Passing}} now @param {(change: (state: State) => void) => void} change @returns {Facet} */
function confidenceFacet(now, change) {
  const steps = [50, 75, 90];
  return {
    title: 'Confidence',
    all: true,
    choices: () => steps.map((step) => ({
      key: String(step), name: `at least ${step} %`, count: now().selection.sure[step], chosen: now().state.confidence === step,
    })),
    pick: (key) => change((state) => { state.confidence = state.confidence === Number(key) ? 0 : Number(key); }),
  };
}
