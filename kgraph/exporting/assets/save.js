// Saving what is selected: CSV, JSON, and the graph as PNG.

const COLUMNS = ['event', 'date', 'begin', 'end', 'granularity', 'standing', 'kind', 'type', 'action', 'actors', 'targets', 'places', 'said_by',
  'claims', 'sentence', 'document', 'publisher', 'published', 'url', 'confidence', 'iri'];

/** @param {Model} model @param {number} event @returns {Record<string, string>} */
function recordOf(model, event) {
  const when = model.dates[model.date[event]];
  const claim = model.firstClaim[event];
  const told = model.firstClaim[event + 1] > claim;
  const sentence = told ? model.sentences[model.claims.sentence[claim]] : null;
  const paper = sentence ? model.documents[sentence.document] : null;
  const kind = model.types[model.type[event]];
  const names = (/** @type {number[]} */ entities) => entities.map((n) => model.entities[n].name).join('; ');
  return {
    event: headline(model, event), date: when?.label ?? '', begin: when && when.begin !== null ? isoOf(when.begin) : '', end: when && when.end !== null ? isoOf(when.end) : '',
    granularity: when?.granularity ?? '', standing: model.standings[model.standing[event]], kind: kind.statement ? 'statement' : 'event', type: kind.name,
    action: model.actions[model.action[event]], actors: names(model.actors[event]), targets: names(model.targets[event]), places: names(model.places[event]),
    said_by: names(model.sources[event]), claims: String(model.firstClaim[event + 1] - claim), sentence: sentence?.text ?? '', document: paper?.title ?? '',
    publisher: paper?.publisher ?? '', published: paper?.published ?? '', url: paper?.url ?? '', confidence: told ? String(model.claims.confidence[claim] / 100) : '',
    iri: `${model.iri}event/${model.ids[event]}`,
  };
}

/**
 * A cell that no spreadsheet takes for a formula.
 * @param {string} text @returns {string}
 */
function cell(text) {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** @param {Model} model @param {number[]} events @returns {string} */
function csvOf(model, events) {
  const lines = events.map((event) => { const record = recordOf(model, event); return COLUMNS.map((column) => cell(record[column])).join(','); });
  return `\ufeff${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const href = URL.createObjectURL(blob);
  const anchor = el('a', { href, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}

/** @param {Model} model @param {() => number[]} events @param {() => HTMLCanvasElement} canvas */
function saveButtons(model, events, canvas) {
  byId('save-csv').addEventListener('click', () => download(new Blob([csvOf(model, events())], { type: 'text/csv;charset=utf-8' }), 'events.csv'));
  byId('save-json').addEventListener('click', () => download(new Blob([JSON.stringify(events().map((event) => recordOf(model, event)), null, 1)], { type: 'application/json' }), 'events.json'));
  byId('save-png').addEventListener('click', () => {
    const drawn = canvas();
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [drawn.width, drawn.height];
    const context = copy.getContext('2d');
    if (!context) return;
    context.fillStyle = themed('--panel');
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => { if (blob) download(blob, 'graph.png'); });
  });
  byId('copy-link').addEventListener('click', () => copy(location.href, byId('copy-link')));
}
