// One event with everything that is said of it; one actor, pair or document above the list.

const BASIS_WORDS = {
  text: 'dated by the text', tense: 'from the tense, against the day of publication', discourse: 'dated elsewhere in the document',
  publication: 'from the day of publication', none: 'not dated',
};

/** @param {When} when @returns {string} how closely it is told */
function closeness({ begin, end, granularity }) {
  if (begin === null || end === null) return 'open at one end';
  return granularity === 'interval' ? 'some time or all the time between' : `to the ${granularity}`;
}

/** @param {string} url @returns {string | null} the address if it is one of the web, null for anything else */
function webAddress(url) {
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? href : null;
  } catch {
    return null;
  }
}

/** @param {string} url @param {string} text @returns {HTMLElement} a link where the address is one of the web, else its text */
function link(url, text) {
  const href = webAddress(url);
  return href ? el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, text) : own(text, 'span');
}

/** @param {string} text @param {HTMLElement} button */
function copy(text, button) {
  const before = button.textContent;
  const say = (/** @type {string} */ word) => { button.textContent = word; announce(word); setTimeout(() => { button.textContent = before; }, 1500); };
  (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(() => say('Copied'), () => { say('Press Ctrl+C'); select(); });
  function select() {
    const field = el('textarea.unseen', {});
    /** @type {HTMLTextAreaElement} */ (field).value = text;
    document.body.append(field);
    /** @type {HTMLTextAreaElement} */ (field).select();
    setTimeout(() => field.remove(), 8000);
  }
}

/**
 * @param {Model} model
 * @param {{pick: (selected: Selected | null) => void, step: (by: number) => void, position: (event: number) => [number, number], words: () => string[]}} page
 */
function detailsView(model, page) {
  const host = byId('details-pane');

  /** @param {number[]} entities @param {HTMLElement | false} [also] */
  function people(entities, also = false) {
    return el('span.people', {}, ...entities.map((a) => el('button.name', { type: 'button', click: () => page.pick({ kind: 'actor', a, b: -1 }) },
      own(model.entities[a].name), el('span.muted', {}, ` ${model.entities[a].type}`))), also);
  }

  /** @param {string} term @param {Node | string | null | false} value */
  function row(term, value) {
    return value ? el('div', {}, el('dt', {}, term), el('dd', {}, value)) : null;
  }

  /** @param {number} event */
  function date(event) {
    const when = model.dates[model.date[event]];
    const bases = [...new Set(claimsOf(model, event).map((c) => model.bases[model.claims.basis[c]]))];
    const words = bases.map((basis) => /** @type {Record<string, string>} */ (BASIS_WORDS)[basis]).join('; ');
    if (!when) return el('span', {}, 'undated', el('span.muted', {}, ' · nobody says when'));
    return el('span', {}, el('span.date', {}, when.label), el('span.muted', {}, ` · ${closeness(when)} · ${words}`));
  }

  /**
   * The papers that say something in their own words.
   * @param {number[]} claims @param {string} [before]
   */
  function itself(claims, before = '') {
    const papers = claims.map((c) => model.documents[model.sentences[model.claims.sentence[c]].document]);
    const names = [...new Set(papers.map((paper) => paper.publisher || paper.title))];
    return el('span', {}, before, own(names.join(', ')), el('span.muted', {}, names.length > 1 ? ' in their own words' : ' in its own words'));
  }

  /** @param {number} claim */
  function voices(claim) {
    const names = model.claims.sources[claim];
    if (!names.length) return itself([claim]);
    return el('span', {}, ...names.flatMap(([name, entity], n) => [n ? ', according to ' : '',
      el('button.name', { type: 'button', click: () => page.pick({ kind: 'actor', a: entity, b: -1 }) }, own(model.names[name]))]));
  }

  /** @param {number} claim */
  function paperLine(claim) {
    const number = model.sentences[model.claims.sentence[claim]].document;
    const paper = model.documents[number];
    return el('footer.paper', {},
      el('button.name', { type: 'button', title: 'All that this document says', click: () => page.pick({ kind: 'paper', a: number, b: -1 }) }, own(paper.title)),
      paper.publisher && el('span', {}, own(paper.publisher)), paper.published && el('span.date', {}, paper.published),
      paper.url && link(paper.url, webAddress(paper.url) ? 'source ↗' : paper.url));
  }

  /** @param {number} event @param {number} claim */
  function sentence(event, claim) {
    const { text } = model.sentences[model.claims.sentence[claim]];
    const [from, to] = [model.claims.from[claim], model.claims.to[claim]];
    const time = model.claims.words[claim] ?? [];
    const marks = [{ from, to, tag: 'mark.trigger', title: `the word for “${model.actions[model.action[event]]}”` }, ...hits(text, page.words()).map((hit) => ({ from: hit[0], to: hit[1], tag: 'mark.hit' }))];
    if (time.length) marks.push({ from: time[0], to: time[1], tag: 'mark.dated', title: 'the words that date it' });
    return el('blockquote', { dir: 'auto' }, marked(text, marks));
  }

  /**
   * Who takes part by a claim that differs from its event.
   * @param {number[][]} groups actors, targets, places @returns {string}
   */
  function participants([actors, targets, places]) {
    const act = targets.length ? `${namesOf(model, actors) || 'nobody named'} → ${namesOf(model, targets)}` : namesOf(model, actors);
    return [act, places.length ? `in ${namesOf(model, places)}` : ''].filter(Boolean).join(', ') || 'names nobody';
  }

  /** @param {number} event @param {number} claim */
  function claimCard(event, claim) {
    const claims = model.claims;
    const own_ = claims.different[claim];
    const sure = claims.confidence[claim];
    const meter = el('span.meter', { 'aria-hidden': 'true' }, el('i'));
    /** @type {HTMLElement} */ (meter.firstChild).style.width = `${sure}%`;
    return el('li.claim', {},
      sentence(event, claim), paperLine(claim),
      el('dl.facts', {},
        row('Who says so', voices(claim)),
        row('Says it is', claims.standing[claim] !== model.standing[event] && chip(model, claims.standing[claim])),
        row('Says when', claims.date[claim] !== model.date[event] && (model.dates[claims.date[claim]]?.label ?? 'undated')),
        row('Says who', own_ && own(participants(own_))),
        row('Quantities', claims.quantities[claim] && own(claims.quantities[claim].join('; '))),
        row('Also', claims.others[claim] && own(claims.others[claim].map((/** @type {string[]} */ [, name]) => name).join('; '))),
        row('Confidence', el('span.sure', {}, meter, `${sure} %`))));
  }

  /** @param {number} event */
  function showEvent(event) {
    const iri = `${model.iri}event/${model.ids[event]}`;
    const kind = model.types[model.type[event]];
    const [place, count] = page.position(event);
    const claims = claimsOf(model, event);
    const heading = el('h2.headline', { tabindex: -1 }, what(model, event));
    const copyIri = el('button.quiet', { type: 'button', click: () => copy(iri, copyIri) }, 'Copy IRI');
    const copyLink = el('button.quiet', { type: 'button', click: () => copy(location.href, copyLink) }, 'Copy link');
    const said = [...new Set(claims.flatMap((c) => model.claims.sources[c].map((/** @type {number[]} */ pair) => pair[1])))];
    const ownWords = claims.filter((c) => !model.claims.sources[c].length);
    const where = model.places[event];
    const quantities = [...new Set(claims.flatMap((c) => model.claims.quantities[c] ?? []))];
    host.replaceChildren(
      el('nav.steps', { 'aria-label': 'Events of the list' },
        el('button', { type: 'button', 'data-back': '', click: () => page.pick(null) }, '← List'),
        el('span.muted', {}, place ? `${amount(place)} of ${amount(count)}` : 'outside these filters'),
        el('button', { type: 'button', 'aria-label': 'Earlier in the list', disabled: place <= 1, click: () => page.step(-1) }, '‹'),
        el('button', { type: 'button', 'aria-label': 'Later in the list', disabled: !place || place >= count, click: () => page.step(1) }, '›')),
      el('article.event', {},
        el('p.chips', {}, chip(model, model.standing[event]), el(`span.kind.f${kind.family}`, {}, el(`span.swatch.f${kind.family}`, { 'aria-hidden': 'true' }), own(kind.name))),
        heading,
        el('dl.facts.main', {},
          row('Date', date(event)), row('Actor', model.actors[event].length ? people(model.actors[event]) : 'nobody named'),
          row('Action', own(model.actions[model.action[event]])), row('Target', model.targets[event].length > 0 && people(model.targets[event])),
          row('Place', where.length > 0 && people(where)), row('Quantities', quantities.length > 0 && own(quantities.join('; '))),
          row('Who says so', said.length ? people(said, ownWords.length > 0 && itself(ownWords, 'and ')) : itself(ownWords)),
          row('Disputed', model.disputed[event] && el('span.disputed', {}, `sources differ on ${model.disputed[event].join(', ')}`)),
          row('Why one', model.reason[event] && own(model.reason[event]))),
        el('h3', {}, counted(claims.length, 'claim')),
        el('ol.claims', {}, ...claims.map((claim) => claimCard(event, claim))),
        el('div.iri', {}, el('code', {}, iri), el('span.tools', {}, copyIri, copyLink))));
    return heading;
  }

  return { showEvent, scopeOf: (/** @type {Selected} */ selected) => scopeCard(model, selected, page.pick) };
}

/**
 * What is selected, above the list of its events.
 * @param {Model} model @param {Selected} selected @param {(selected: Selected | null) => void} pick @returns {HTMLElement}
 */
function scopeCard(model, selected, pick) {
  const close = el('button.quiet', { type: 'button', 'aria-label': 'Back to all events', click: () => pick(null) }, '×');
  if (selected.kind === 'paper') {
    const paper = model.documents[selected.a];
    const about = [paper.publisher, paper.published, paper.id].filter(Boolean).join(' · ');
    return el('div.scope', {}, el('div', {}, el('strong', { dir: 'auto' }, paper.title), el('p.muted', { dir: 'auto' }, about), paper.url && el('p', {}, link(paper.url, paper.url)),
      el('details', { open: true }, el('summary', {}, 'Its sentences in order'), paperText(model, selected.a, pick))), close);
  }
  const name = (/** @type {number} */ n) => own(model.entities[n].name, 'strong');
  if (selected.kind === 'pair') return el('div.scope', {}, el('div', {}, name(selected.a), ' ⇄ ', name(selected.b), el('p.muted', {}, 'what one does to the other, both ways')), close);
  const entity = model.entities[selected.a];
  const also = entity.aliases.filter((alias) => alias !== entity.name);
  return el('div.scope', {}, el('div', {}, name(selected.a), el('p.muted', {}, entity.type, also.length ? ' · also ' : '', also.length ? own(also.join(', ')) : ''),
    ...entity.sameAs.map((iri) => el('p', {}, link(iri, iri)))), close);
}

/**
 * The sentences of a document that carry claims, in order, with marks for the gaps.
 * @param {Model} model @param {number} paper @param {(selected: Selected | null) => void} pick @returns {HTMLElement}
 */
function paperText(model, paper, pick) {
  /** @type {Map<number, number[]>} sentence → events */
  const told = new Map();
  for (let event = 0; event < model.count; event += 1) {
    for (const claim of claimsOf(model, event)) {
      const number = model.claims.sentence[claim];
      if (model.sentences[number].document === paper) told.set(number, [...(told.get(number) ?? []), event]);
    }
  }
  const order = [...told.keys()].sort((a, b) => model.sentences[a].start - model.sentences[b].start);
  const made = el('div.text');
  let at = 0;
  for (const number of order) {
    const { start, text } = model.sentences[number];
    if (start > at + 2) made.append(el('p.gap', {}, '…'));
    const events = told.get(number) ?? [];
    const triggers = events.flatMap((event) => claimsOf(model, event)).filter((c) => model.claims.sentence[c] === number);
    made.append(el('p', { dir: 'auto' }, marked(text, triggers.map((c) => ({ from: model.claims.from[c], to: model.claims.to[c], tag: 'mark.trigger' }))), ' ',
      ...[...new Set(events)].map((a) => el('button.tag', { type: 'button', click: () => pick({ kind: 'event', a, b: -1 }) }, own(model.actions[model.action[a]])))));
    at = start + Array.from(text).length;
  }
  return made;
}
