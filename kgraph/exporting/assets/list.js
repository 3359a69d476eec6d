// The event list: as many rows as there are events, of which only those in sight exist.

const ROW_HEIGHT = 78;
const SPARE_ROWS = 6;
/** So many events are printed: some thirty pages. */
const PRINTED_ROWS = 400;

/**
 * @param {Model} model
 * @param {(event: number) => void} open
 * @returns {{show: (events: number[], words: string[], selected: number) => void, focus: (event: number) => void, reveal: (event: number) => void}}
 */
function listView(model, open) {
  const host = byId('list');
  const rows = el('ul.rows', { 'aria-label': 'Events' });
  const empty = el('p.empty', {}, 'No event passes these filters.');
  const rest = el('p.muted.empty', { hidden: true });
  const paper = matchMedia('print');
  host.replaceChildren(rows, empty, rest);
  /** @type {number[]} */
  let events = [];
  /** @type {string[]} */
  let words = [];
  let selected = -1;
  let current = 0;

  /** @param {number} place */
  function rowOf(place) {
    const event = events[place];
    const label = dateLabel(model, event);
    const first = model.claims.sentence[model.firstClaim[event]];
    const extra = model.firstClaim[event + 1] - model.firstClaim[event];
    const button = el('button.row', {
      type: 'button', 'data-place': place, 'data-event': model.ids[event], tabindex: place === current ? 0 : -1, 'aria-current': event === selected ? 'true' : null,
      click: () => { current = place; open(event); },
    },
    el('span.line', {}, el(`span.date${label ? '' : '.none'}`, {}, label || 'undated'), el('span.place', {}, own(namesOf(model, model.places[event]))),
      el('span.voice', {}, own(voiceOf(model, event))), extra > 1 && el('span.muted', { title: counted(extra, 'claim') }, `×${extra}`), chip(model, model.standing[event])),
    what(model, event),
    el('span.snippet', { dir: 'auto' }, first === undefined ? '' : marked(snippet(first), hits(snippet(first), words).map(([from, to]) => ({ from, to, tag: 'mark' })))));
    const item = el('li', { 'aria-setsize': events.length, 'aria-posinset': place + 1 }, button);
    item.style.top = `${place * ROW_HEIGHT}px`;
    return item;
  }

  /** @param {number} sentence */
  function snippet(sentence) {
    return cut(model.sentences[sentence]?.text.replace(/\s+/g, ' ') ?? '', 160);
  }

  function draw() {
    const focused = rows.contains(document.activeElement);
    const height = host.clientHeight || 400;
    const from = paper.matches ? 0 : Math.max(0, Math.floor(host.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
    const to = Math.min(events.length, paper.matches ? PRINTED_ROWS : Math.ceil((host.scrollTop + height) / ROW_HEIGHT) + SPARE_ROWS);
    rows.style.height = `${(paper.matches ? to : events.length) * ROW_HEIGHT}px`;
    rest.hidden = !paper.matches || to === events.length;
    rest.textContent = `and ${amount(events.length - to)} more`;
    const places = [];
    for (let place = from; place < to; place += 1) places.push(place);
    // The row of the tab stop stays in the page, wherever the list has been scrolled to.
    if (events.length && !paper.matches && (current < from || current >= to)) places.push(current);
    rows.replaceChildren(...places.map(rowOf));
    if (focused) buttonAt(current)?.focus({ preventScroll: true });
  }

  /** @param {number} place @returns {HTMLElement | null} */
  function buttonAt(place) {
    return rows.querySelector(`[data-place="${place}"]`);
  }

  /** @param {number} place */
  function scrollTo(place) {
    const top = place * ROW_HEIGHT;
    if (top < host.scrollTop) host.scrollTop = top;
    else if (top + ROW_HEIGHT > host.scrollTop + host.clientHeight) host.scrollTop = top + ROW_HEIGHT - host.clientHeight;
  }

  /** @param {number} place */
  function moveTo(place) {
    current = Math.min(Math.max(place, 0), events.length - 1);
    scrollTo(current);
    draw();
    buttonAt(current)?.focus({ preventScroll: true });
  }

  host.addEventListener('scroll', draw);
  rows.addEventListener('keydown', (event) => {
    const page = Math.max(1, Math.floor(host.clientHeight / ROW_HEIGHT) - 1);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -events.length, End: events.length };
    if (steps[event.key] === undefined) return;
    event.preventDefault();
    moveTo(current + steps[event.key]);
  });
  new ResizeObserver(draw).observe(host);
  paper.addEventListener('change', draw);

  return {
    show(fresh, wanted, chosen) {
      const moved = fresh.length !== events.length || fresh[0] !== events[0];
      [events, words, selected] = [fresh, wanted, chosen];
      empty.hidden = events.length > 0;
      current = Math.max(0, Math.min(current, events.length - 1));
      if (moved) { host.scrollTop = 0; current = 0; }
      if (chosen >= 0 && events.includes(chosen)) current = events.indexOf(chosen);
      draw();
    },
    focus(event) {
      moveTo(Math.max(0, events.indexOf(event)));
    },
    reveal(event) {
      const place = events.indexOf(event);
      if (place >= 0) { current = place; scrollTo(place); draw(); }
    },
  };
}

/**
 * Whose word an event is: who is quoted for it, else the publisher or title of the document that tells it.
 * @param {Model} model @param {number} event @returns {string}
 */
function voiceOf(model, event) {
  const papers = model.papers[event].map((n) => model.documents[n].publisher || model.documents[n].title);
  const voices = [...new Set(model.standings[model.standing[event]] === 'fact' || !model.sources[event].length ? papers : model.sources[event].map((n) => model.entities[n].name))];
  return voices.length > 1 ? `${voices[0]} +${voices.length - 1}` : voices[0] ?? '';
}

/**
 * Who did what to whom, in one line.
 * @param {Model} model @param {number} event @param {string} [tag] @returns {HTMLElement}
 */
function what(model, event, tag = 'span.what') {
  const actors = namesOf(model, model.actors[event]);
  const both = model.targets[event].filter((t) => !model.actors[event].includes(t));
  const targets = namesOf(model, both.length ? both : model.actors[event].length ? model.targets[event].slice(0, model.actors[event].length > 1 ? 0 : undefined) : model.targets[event]);
  const family = model.family[event];
  return el(tag, {},
    el(`span.swatch.f${family}`, { 'aria-hidden': 'true' }),
    actors && own(actors, 'b'), actors && ' ',
    own(model.actions[model.action[event]], 'em'), targets ? ' → ' : '', targets ? own(targets, 'b') : '');
}
