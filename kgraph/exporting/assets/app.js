// The page: one state, one selection, and the views that show it.

/** @param {Model} model */
function start(model) {
  const texts = searchTexts(model);
  let state = fromHash(model, location.hash.slice(1));
  let selection = select(model, state, texts);
  /** @type {number[]} the events of the list, in its order */
  let listed = [];
  /** @type {Selected | null} what the list is narrowed to while one event is open */
  let scope = state.selected && state.selected.kind !== 'event' ? state.selected : null;
  const now = () => ({ state, selection });

  const list = listView(model, (event) => pick({ kind: 'event', a: event, b: -1 }));
  const details = detailsView(model, {
    pick, words: () => terms(state.query),
    position: (event) => [listed.indexOf(event) + 1, listed.length],
    step: (by) => { const next = listed[listed.indexOf(state.selected?.a ?? -1) + by]; if (next !== undefined) pick({ kind: 'event', a: next, b: -1 }); },
  });
  const graph = graphView(model, now, pick, change);
  const refreshFacets = facetViews(model, now, change);
  const drawTimeline = timelineView(model, now, change);
  saveButtons(model, () => listed, graph.canvas);

  let waiting = 0;
  /**
   * Change the state and show it; `quick` while dragging: once a frame, and the filters beside later.
   * @param {(state: State) => void} alter @param {boolean} [quick]
   */
  function change(alter, quick = false) {
    alter(state);
    if (quick) { waiting ||= requestAnimationFrame(() => { waiting = 0; show(true); }); return; }
    cancelAnimationFrame(waiting);
    waiting = 0;
    show(false);
  }

  /** @param {boolean} quick */
  function show(quick) {
    const began = performance.now();
    selection = select(model, state, texts);
    showList();
    drawTimeline();
    graph.refresh();
    if (!quick) { refreshFacets(); keepHash(); }
    byId('from').value = state.from === null ? '' : isoOf(state.from);
    byId('to').value = state.to === null ? '' : isoOf(state.to);
    performance.measure('kgraph-step', { start: began, end: performance.now() });
  }

  function showList() {
    listed = ordered(model, scoped(model, scope, selection.events), state);
    const chosen = state.selected?.kind === 'event' ? state.selected.a : -1;
    byId('results-head').textContent = counted(listed.length, 'event');
    byId('summary').textContent = summary();
    byId('scope').replaceChildren(...(scope ? [details.scopeOf(scope)] : []));
    list.show(listed, terms(state.query), chosen);
  }

  function summary() {
    const [first, last] = domainOf(model).full;
    const size = last - first > 1000 ? 4 : last - first > 60 ? 7 : 10;
    const [begin, end] = [isoOf(first).slice(0, size), isoOf(last).slice(0, size)];
    const range = model.date.some((date) => date >= 0) ? ` · ${begin === end ? begin : `${begin} to ${end}`}` : '';
    return `${amount(selection.events.length)} of ${counted(model.count, 'event')} shown · ${counted(model.actorCount, 'actor')} · ${counted(model.documents.length, 'document')}${range}`;
  }

  function keepHash() {
    const hash = toHash(model, state);
    if (hash !== location.hash.slice(1)) history.replaceState(null, '', hash ? `#${hash}` : `${location.pathname}${location.search}`);
  }

  /** @param {Selected | null} selected */
  function pick(selected) {
    const before = state.selected;
    // Closing an event returns to the list it was opened from.
    const back = !selected && before?.kind === 'event' ? scope : selected;
    if (!back || back.kind !== 'event') scope = back;
    state.selected = back;
    keepHash();
    showList();
    drawTimeline();
    graph.refresh();
    showPane();
    if (back?.kind === 'event') byId('details-pane').querySelector('h2').focus({ preventScroll: true });
    else if (before?.kind === 'event') list.focus(before.a);
    if (back) byId('results').scrollIntoView({ block: 'nearest' });
    announce(back?.kind === 'event' ? headline(model, back.a) : counted(listed.length, 'event'));
  }

  function showPane() {
    const open = state.selected?.kind === 'event';
    byId('details-pane').hidden = !open;
    byId('list-pane').hidden = open;
    if (open) { details.showEvent(state.selected?.a ?? 0); byId('results').scrollTop = 0; }
    else list.reveal(-1);
  }

  let typing = 0;
  byId('query').addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(() => change((changed) => { changed.query = byId('query').value; }), 120); });
  byId('sort').addEventListener('change', () => change((changed) => { changed.sort = byId('sort').value; }));
  byId('open-filters').addEventListener('click', () => {
    const open = byId('facets').classList.toggle('open');
    byId('open-filters').setAttribute('aria-expanded', String(open));
    byId('open-filters').textContent = open ? 'Hide filters' : 'Show filters';
  });
  byId('reset').addEventListener('click', () => { scope = null; state = firstState(); byId('query').value = ''; byId('sort').value = 'old'; show(false); showPane(); });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state.selected) pick(null);
    if (event.key === '/' && !(event.target instanceof HTMLInputElement)) { event.preventDefault(); byId('query').focus(); }
  });
  addEventListener('hashchange', () => { state = fromHash(model, location.hash.slice(1)); scope = state.selected?.kind === 'event' ? null : state.selected; restore(); });

  function restore() {
    byId('query').value = state.query;
    byId('sort').value = state.sort;
    show(false);
    showPane();
  }
  restore();
  graph.fit();
  /** For tests and the curious: what the page holds and shows. */
  Object.assign(globalThis, { kgraph: { model, now, listed: () => listed, shown: () => selectedText(model, state.selected), graph } });
}

start(readModel(JSON.parse(byId('data').textContent)));
performance.mark('kgraph-ready');
document.documentElement.dataset.ready = 'true';
