// Building elements. Text of documents enters the page here, as text, and nowhere else.

/**
 * @param {string} tag a name, with classes: "span.chip.fact"
 * @param {Record<string, any>} [about] attributes; a function is a listener
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
function el(tag, about = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(' ');
  for (const [key, value] of Object.entries(about)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? '' : String(value));
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/** @param {string} tag @param {Record<string, any>} [about] @param {...Node} children @returns {SVGElement} */
function svg(tag, about = {}, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(about)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}

/** @param {string} id @returns {any} */
function byId(id) {
  return document.getElementById(id);
}

/**
 * A name or title from a document, its direction kept to itself.
 * @param {string} text @param {string} [tag] @returns {HTMLElement}
 */
function own(text, tag = 'bdi') {
  return el(tag, { dir: 'auto' }, text);
}

/** @param {Model} model @param {number} standing @returns {HTMLElement} */
function chip(model, standing) {
  const word = model.standings[standing];
  return el(`span.chip.${word}`, {}, word);
}

/**
 * A short line in the style of a standing, as the graph draws it.
 * @param {string} word @returns {SVGElement}
 */
function dashSample(word) {
  const line = svg('line', { x1: 1, y1: 5, x2: 25, y2: 5, class: `dash ${word}` });
  return svg('svg', { width: 26, height: 10, 'aria-hidden': 'true', class: 'sample' }, line);
}

/** @param {number} count @returns {string} */
function amount(count) {
  return count.toLocaleString('en');
}

/** @param {number} count @param {string} one @param {string} [many] @returns {string} */
function counted(count, one, many = `${one}s`) {
  return `${amount(count)} ${count === 1 ? one : many}`;
}

/** @param {string} text what screen readers say */
function announce(text) {
  byId('live').textContent = text;
}

/**
 * A text with some of its code points marked; where marks overlap, the first wins.
 * @param {string} text @param {{from: number, to: number, tag: string, title?: string}[]} marks @returns {DocumentFragment}
 */
function marked(text, marks) {
  const points = Array.from(text);
  const made = document.createDocumentFragment();
  let at = 0;
  for (const { from, to, tag, title } of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at || to <= from) continue;
    made.append(points.slice(at, from).join(''), el(tag, { title }, points.slice(from, to).join('')));
    at = to;
  }
  made.append(points.slice(at).join(''));
  return made;
}
