'use strict';

// A browser draws a few thousand rows at ease; all of them are in the saved file.
const SHOWN = 2000;

const byId = (id) => document.getElementById(id);
const [form, sparql, status, result] = ['query', 'sparql', 'status', 'result'].map(byId);
let questions = [];
let running = null;

// Everything that comes from the dataset becomes text, never markup.
function element(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text ?? '';
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function say(text, wrong = false) {
  status.textContent = text;
  status.classList.toggle('wrong', wrong);
}

async function loadQuestions() {
  const answer = await fetch('/questions');
  questions = await answer.json();
  for (const item of questions) byId('name').append(element('option', item.title, { value: item.name }));
}

function showParameters() {
  const chosen = questions.find((item) => item.name === byId('name').value);
  byId('fill').hidden = !chosen;
  byId('parameters').replaceChildren(...(chosen ? chosen.parameters : []).map(parameterField));
}

function parameterField(parameter) {
  const field = element('div', '');
  const id = `parameter-${parameter.name}`;
  const input = element('input', '', { id, name: parameter.name, value: parameter.default ?? '' });
  input.required = parameter.default === null;
  field.append(element('label', `${parameter.name}: ${parameter.meaning}`, { for: id }), input);
  return field;
}

async function fill(event) {
  event.preventDefault();
  const name = byId('name').value;
  if (!name) return;
  const values = new URLSearchParams();
  for (const input of byId('parameters').querySelectorAll('input')) values.set(input.name, input.value);
  const answer = await fetch(`/questions/${encodeURIComponent(name)}?${values}`);
  const text = await answer.text();
  if (!answer.ok) {
    say(text, true);
    return;
  }
  sparql.value = text;
  await ask();
}

async function send(accept) {
  running?.abort();
  running = new AbortController();
  byId('stop').hidden = false;
  try {
    const headers = { 'Accept': accept, 'Content-Type': 'application/sparql-query' };
    const answer = await fetch('/sparql', { method: 'POST', headers, body: sparql.value, signal: running.signal });
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  } finally {
    byId('stop').hidden = true;
  }
}

async function ask(event) {
  event?.preventDefault();
  result.replaceChildren();
  say('Asking …');
  const begin = performance.now();
  try {
    const answer = await send('application/sparql-results+json, text/turtle;q=0.9');
    const text = await answer.text();
    const kind = answer.headers.get('Content-Type');
    const found = kind.startsWith('text/turtle') ? showTriples(text) : showSolutions(JSON.parse(text));
    say(`${found} in ${Math.round(performance.now() - begin)} ms`);
  } catch (error) {
    say(error.name === 'AbortError' ? 'Stopped.' : error.message, true);
  }
}

function showTriples(text) {
  result.append(element('pre', text));
  return 'Turtle';
}

function showSolutions(found) {
  if ('boolean' in found) {
    result.append(element('p', found.boolean ? 'true' : 'false'));
    return 'Answer';
  }
  const { vars } = found.head;
  const { bindings } = found.results;
  const table = element('table', '');
  const head = table.createTHead().insertRow();
  for (const name of vars) head.append(element('th', name, { scope: 'col' }));
  const body = table.createTBody();
  for (const row of bindings.slice(0, SHOWN)) {
    const line = body.insertRow();
    for (const name of vars) line.insertCell().append(cell(row[name]));
  }
  result.append(table);
  const rows = `${bindings.length.toLocaleString('en')} ${bindings.length === 1 ? 'row' : 'rows'}`;
  return bindings.length > SHOWN ? `${rows} (the first ${SHOWN.toLocaleString('en')} are shown)` : rows;
}

function cell(term) {
  if (!term) return document.createTextNode('');
  if (term.type === 'uri' && /^https?:\/\//.test(term.value)) {
    return element('a', term.value, { href: term.value, target: '_blank', rel: 'noopener noreferrer' });
  }
  return document.createTextNode(term['xml:lang'] ? `${term.value} @${term['xml:lang']}` : term.value);
}

async function save() {
  say('Asking …');
  try {
    const answer = await send('text/csv, text/turtle;q=0.9');
    const turtle = answer.headers.get('Content-Type').startsWith('text/turtle');
    const url = URL.createObjectURL(await answer.blob());
    element('a', '', { href: url, download: turtle ? 'result.ttl' : 'result.csv' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    say('Saved.');
  } catch (error) {
    say(error.name === 'AbortError' ? 'Stopped.' : error.message, true);
  }
}

byId('name').addEventListener('change', showParameters);
byId('question').addEventListener('submit', fill);
form.addEventListener('submit', ask);
byId('stop').addEventListener('click', () => running?.abort());
byId('csv').addEventListener('click', save);
sparql.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask(event);
});
loadQuestions().catch((error) => say(`The questions cannot be loaded: ${error.message}`, true));
