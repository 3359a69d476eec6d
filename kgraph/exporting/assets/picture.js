// What is drawn around the discs and arrows: names that never overlap, and clouds around communities.

/** @typedef {{left: number, right: number, top: number, low: number, name?: boolean}} Box */

/** So many actors are named wherever another name leaves room. */
const ALWAYS_NAMED = 14;

/** @param {Box} a @param {Box} b */
function touches(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.low && b.top < a.low;
}

/** @param {Box} a @param {Box} b */
function within(a, b) {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.low <= b.low;
}

/** @param {string} text @param {number} most @returns {string} */
function cut(text, most) {
  const points = Array.from(text);
  return points.length > most ? `${points.slice(0, most - 1).join('')}…` : text;
}

/**
 * Names at one size on the screen whatever the zoom, the busiest first, each on the first side where it is free.
 * @param {CanvasRenderingContext2D} context
 * @param {{nodes: any[], frame: Box, scale: number, light: Set<number> | null, gentle: boolean, hovered: number | null, present: Counts, colours: any}} about
 * @returns {Box[]} the room that names and discs take
 */
function drawNames(context, { nodes, frame, scale, light, gentle, hovered, present, colours }) {
  const shown = nodes.filter((node) => present.has(node.id) && (!light || gentle || light.has(node.id) || node.id === hovered));
  const first = (/** @type {any} */ node) => (node.id === hovered ? 2 : light?.has(node.id) ? 1 : 0);
  const ranked = [...shown].sort((a, b) => first(b) - first(a) || (present.get(b.id) ?? 0) - (present.get(a.id) ?? 0) || a.id - b.id);
  const discs = shown.map((node) => ({ id: node.id, left: node.x - node.size, right: node.x + node.size, top: node.y - node.size, low: node.y + node.size }));
  /** @type {Box[]} */
  const taken = [];
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const [rank, node] of ranked.entries()) {
    const busy = radiusOf(node.events) > 17;
    const size = (busy ? 13.5 : 12) / scale;
    context.font = `${busy ? 600 : 450} ${size}px system-ui, sans-serif`;
    const text = cut(node.name, 24);
    const wide = context.measureText(text).width;
    const free = sides(node, wide, size, scale).filter((box) => within(box, frame) && !taken.some((other) => touches(box, other)));
    // The busiest stand in the thick of it: they are named even where the name covers a disc.
    const spot = free.find((box) => !discs.some((disc) => disc.id !== node.id && touches(box, disc))) ?? (rank < ALWAYS_NAMED ? free[0] : undefined);
    if (!spot && node.id !== hovered) continue;
    const box = spot ?? sides(node, wide, size, scale)[0];
    taken.push(box);
    context.textAlign = 'left';
    context.strokeStyle = colours.halo;
    context.lineWidth = 4 / scale;
    const left = (box.left + box.right - wide) / 2;
    context.strokeText(text, left, (box.top + box.low) / 2);
    context.fillStyle = light && !first(node) ? colours.muted : colours.ink;
    context.fillText(text, left, (box.top + box.low) / 2);
  }
  return [...taken.map((box) => ({ ...box, name: true })), ...discs];
}

/** @param {any} node @param {number} wide @param {number} size @param {number} scale @returns {Box[]} below, above, right, left */
function sides(node, wide, size, scale) {
  const gap = 3 / scale;
  const tall = size * 1.15;
  // A little air at both ends: two names in one row shall not read as one.
  const air = 3 / scale;
  const at = (/** @type {number} */ left, /** @type {number} */ top) => ({ left: left - air, right: left + wide + air, top, low: top + tall });
  return [
    at(node.x - wide / 2, node.y + node.size + gap), at(node.x - wide / 2, node.y - node.size - gap - tall),
    at(node.x + node.size + gap + air, node.y - tall / 2), at(node.x - node.size - gap - wide - air, node.y - tall / 2),
  ];
}

/**
 * A faint cloud around each community with three or more to be seen.
 * @param {CanvasRenderingContext2D} context @param {any[]} nodes @param {string[]} tints
 */
function drawHulls(context, nodes, tints) {
  /** @type {Map<number, any[]>} */
  const groups = new Map();
  for (const node of nodes) if (node.community >= 0) groups.set(node.community, [...(groups.get(node.community) ?? []), node]);
  context.lineJoin = 'round';
  context.lineWidth = 70;
  for (const [number, members] of [...groups].sort((a, b) => a[0] - b[0])) {
    if (members.length < 3) continue;
    context.fillStyle = tints[number % tints.length];
    context.strokeStyle = context.fillStyle;
    const corners = hullOf(members);
    context.beginPath();
    corners.forEach(({ x, y }, n) => (n ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.fill();
    context.stroke();
  }
}

/**
 * The convex hull of some points (monotone chain).
 * @param {{x: number, y: number}[]} points @returns {{x: number, y: number}[]}
 */
function hullOf(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (/** @type {any} */ o, /** @type {any} */ a, /** @type {any} */ b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (/** @type {any[]} */ order) => {
    /** @type {any[]} */
    const kept = [];
    for (const point of order) {
      while (kept.length > 1 && turn(kept[kept.length - 2], kept[kept.length - 1], point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
