// The graph: vis-network draws discs and arrows at the places that Python chose; names are drawn here, none over another.

/** How each standing is drawn: never by colour alone. */
const DASHES = { fact: false, reported: [9, 4], planned: [4, 5], possible: [1, 5], denied: [12, 4, 2, 4] };
const SHAPES = { Person: 'dot', Country: 'square', Organization: 'diamond', Group: 'diamond', Place: 'triangle', Facility: 'triangle', Product: 'hexagon' };
/** Neighbours that come along when an actor is asked for that is not drawn. */
const NEIGHBOURS = 20;
const EDGE_NAMES = 40;

/** @param {string} name @returns {string} the value of a custom property of the style sheet */
function themed(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** @param {number} events */
function radiusOf(events) {
  return Math.min(26, 6 + 3.1 * Math.log2(1 + events));
}

/**
 * @param {Model} model
 * @param {() => {state: State, selection: Selection}} now
 * @param {(selected: Selected | null) => void} pick
 */
function graphView(model, now, pick) {
  const vis = /** @type {any} */ (globalThis).vis;
  const host = byId('canvas');
  /** @type {any[]} in the order of their rank */
  const nodes = model.graph.nodes.map((/** @type {any[]} */ [id, x, y, value, group]) => nodeOf(/** @type {number} */ (model.entityNumber.get(id)), x, y, value, group));
  /** @type {Map<number, number[]>} actor → links */
  const linksOf = new Map();
  model.links.forEach((link, n) => { for (const end of new Set([link.actor, link.target])) linksOf.set(end, [...(linksOf.get(end) ?? []), n]); });
  const drawnLinks = new Set(model.graph.edges.map((/** @type {any[]} */ edge) => edge[0]));
  const nodeSet = new vis.DataSet(nodes);
  const edgeSet = new vis.DataSet([...drawnLinks].map((n) => edgeOf(n)));
  const network = new vis.Network(host, { nodes: nodeSet, edges: edgeSet }, model.graph.options);
  /** @type {number | null} */
  let hovered = null;
  /** @type {Map<number, number>} link → events that pass */
  let live = new Map();
  let colours = palette();
  /** Lines are drawn in the measure of the picture: a small pane needs them thicker. */
  let thick = 1;
  /** @type {Box[]} the room that names and discs take in the last picture */
  let names = [];
  host.querySelector('.vis-network')?.setAttribute('tabindex', '-1');

  function palette() {
    const families = model.families.map((/** @type {string} */ _, /** @type {number} */ n) => themed(`--f${n}`));
    return { families, ink: themed('--ink'), paper: themed('--panel'), line: themed('--node-line'), node: themed('--node'), chosen: themed('--accent'), halo: themed('--panel'), muted: themed('--muted'), hulls: ['--hull-a', '--hull-b', '--hull-c'].map(themed) };
  }

  /** @param {number} id @param {number} x @param {number} y @param {number} value @param {number} group */
  function nodeOf(id, x, y, value, group) {
    const entity = model.entities[id];
    const shape = /** @type {Record<string, string>} */ (SHAPES)[entity.type] ?? 'dot';
    return { id, x, y, community: group, events: value, size: radiusOf(value), shape, name: entity.name };
  }

  /** Curves part the links of one pair: facts nearest to the straight line. @param {number} n */
  function edgeOf(n) {
    const link = model.links[n];
    const dashes = /** @type {Record<string, any>} */ (DASHES)[model.standings[link.standing]];
    return {
      id: n, from: link.actor, to: link.target, dashes, arrows: link.mutual ? '' : 'to',
      smooth: { enabled: true, type: 'curvedCW', roundness: 0.1 + 0.07 * link.standing },
    };
  }

  /** @param {number} n @returns {number} the family of most of its passing events */
  function familyOf(n) {
    const counts = new Array(model.families.length).fill(0);
    for (const event of model.links[n].events) if (now().selection.passes[event]) counts[model.family[event]] += 1;
    return counts.indexOf(Math.max(...counts));
  }

  /** Who is in the light: all, or the neighbourhood of what is selected. @returns {Set<number> | null} */
  function lit() {
    const { selected } = now().state;
    if (!selected || selected.kind === 'paper') return null;
    if (selected.kind === 'event') return model.taking[selected.a].length ? new Set(model.taking[selected.a]) : null;
    if (selected.kind === 'pair') return new Set([selected.a, selected.b]);
    const near = new Set([selected.a]);
    for (const n of linksOf.get(selected.a) ?? []) if (live.get(n)) { near.add(model.links[n].actor); near.add(model.links[n].target); }
    return near;
  }

  /** @param {number} n @param {Set<number> | null} light */
  function linkLit(n, light) {
    const { selected } = now().state;
    if (!light || !selected) return true;
    const link = model.links[n];
    if (selected.kind === 'actor') return link.actor === selected.a || link.target === selected.a;
    if (selected.kind === 'event') return link.events.includes(selected.a);
    return light.has(link.actor) && light.has(link.target);
  }

  /** @type {Map<string, string>} what was last given to the renderer, to send only what changed */
  const sent = new Map();
  /** @param {any} set @param {string} prefix @param {any[]} changes */
  function send(set, prefix, changes) {
    const fresh = changes.filter((item) => {
      const text = JSON.stringify(item);
      if (sent.get(prefix + item.id) === text) return false;
      sent.set(prefix + item.id, text);
      return true;
    });
    if (fresh.length) set.update(fresh);
  }

  function refresh() {
    const { state, selection } = now();
    bringIn(state.selected);
    live = new Map();
    for (const n of drawnLinks) live.set(n, model.links[n].events.reduce((sum, event) => sum + selection.passes[event], 0));
    const light = lit();
    send(edgeSet, 'e', [...drawnLinks].map((n) => {
      const count = live.get(n) ?? 0;
      const bright = linkLit(n, light);
      const colour = colours.families[familyOf(n)];
      return { id: n, hidden: !count, width: thick * (1 + 1.1 * Math.log2(count || 1)), color: { color: colour, highlight: colour, hover: colour, opacity: bright ? (light ? 0.9 : 0.6) : 0.06 } };
    }));
    const counts = selection.counts.actor;
    send(nodeSet, 'n', nodes.map((node) => {
      const present = counts.get(node.id) ?? 0;
      const chosen = state.selected !== null && state.selected.kind !== 'paper' && light?.has(node.id) && (state.selected.kind !== 'actor' || state.selected.a === node.id);
      const opacity = !present ? 0.12 : light && !light.has(node.id) ? 0.25 : 1;
      return { id: node.id, opacity, borderWidth: chosen ? 3 : 1.5, color: shade(chosen) };
    }));
    network.redraw();
    const shown = [...live.values()].filter(Boolean).length;
    const actors = nodes.filter((node) => counts.get(node.id)).length;
    byId('drawn').textContent = `${amount(actors)} of ${counted(counts.size, 'actor')}, ${counted(shown, 'link')} drawn${leftOut(shown)}`;
  }

  /** @param {number} shown */
  function leftOut(shown) {
    let all = 0;
    for (const link of model.links) if (link.events.some((event) => now().selection.passes[event])) all += 1;
    return all > shown ? `, ${amount(all - shown)} not` : '';
  }

  /** @param {boolean | undefined} chosen */
  function shade(chosen) {
    const border = chosen ? colours.chosen : colours.line;
    const both = { border, background: colours.node };
    return { ...both, highlight: both, hover: { border: colours.chosen, background: colours.node } };
  }

  /** Draw an actor that was left out, with its nearest, beside those it deals with; nobody else moves. @param {Selected | null} selected */
  function bringIn(selected) {
    if (!selected || selected.kind === 'paper') return;
    const wanted = selected.kind === 'event' ? model.taking[selected.a] : selected.kind === 'pair' ? [selected.a, selected.b] : [selected.a];
    const missing = wanted.filter((id) => linksOf.has(id) && !nodes.some((node) => node.id === id));
    for (const id of missing) {
      const mine = (linksOf.get(id) ?? []).slice(0, NEIGHBOURS);
      const others = mine.map((n) => (model.links[n].actor === id ? model.links[n].target : model.links[n].actor)).filter((other) => other !== id);
      const anchor = nodes.find((node) => others.includes(node.id));
      addNode(id, anchor?.x ?? 0, anchor?.y ?? 0);
      for (const other of new Set(others)) if (!nodes.some((node) => node.id === other)) addNode(other, nodes[nodes.length - 1].x, nodes[nodes.length - 1].y);
      for (const n of mine) if (!drawnLinks.has(n)) { drawnLinks.add(n); edgeSet.add(edgeOf(n)); }
    }
  }

  /** Place a new node on the first free spot of a spiral around a point. @param {number} id @param {number} x @param {number} y */
  function addNode(id, x, y) {
    let [px, py] = [x, y];
    for (let step = 1; step < 400; step += 1) {
      const [turn, far] = [step * 2.4, 34 * Math.sqrt(step)];
      [px, py] = [Math.round(x + far * 1.4 * Math.cos(turn)), Math.round(y + far * Math.sin(turn))];
      if (nodes.every((node) => Math.abs(node.x - px) > 80 || Math.abs(node.y - py) > 46)) break;
    }
    const events = new Set((linksOf.get(id) ?? []).flatMap((n) => model.links[n].events)).size;
    const node = nodeOf(id, px, py, events, -1);
    nodes.push(node);
    nodeSet.add(node);
  }

  network.on('beforeDrawing', (/** @type {CanvasRenderingContext2D} */ context) => drawHulls(context, nodes, colours.hulls));
  network.on('afterDrawing', (/** @type {CanvasRenderingContext2D} */ context) => {
    const corner = (/** @type {number} */ x, /** @type {number} */ y) => network.DOMtoCanvas({ x, y });
    const [least, most] = [corner(4, 4), corner(host.clientWidth - 4, host.clientHeight - 4)];
    const frame = { left: least.x, right: most.x, top: least.y, low: most.y };
    names = drawNames(context, { nodes, frame, scale: network.getScale(), light: lit(), hovered, present: now().selection.counts.actor, colours });
    const visible = [...live].filter(([, count]) => count).map(([n]) => n);
    const named = now().state.selected && lit() ? visible.filter((n) => linkLit(n, lit())) : visible;
    if (named.length <= EDGE_NAMES) drawActions(context, named, [...names]);
  });

  /** @param {CanvasRenderingContext2D} context @param {number[]} links @param {Box[]} taken */
  function drawActions(context, links, taken) {
    const scale = network.getScale();
    context.font = `${11 / scale}px system-ui, sans-serif`;
    context.textAlign = 'center';
    for (const n of [...links].sort((a, b) => (live.get(b) ?? 0) - (live.get(a) ?? 0) || a - b)) {
      const middle = network.body.edges[n]?.edgeType?.getPoint(0.5);
      if (!middle) continue;
      const text = actionsOf(n);
      const wide = context.measureText(text).width;
      const box = { left: middle.x - wide / 2, right: middle.x + wide / 2, top: middle.y - 7 / scale, low: middle.y + 7 / scale };
      if (taken.some((other) => touches(box, other))) continue;
      taken.push(box);
      context.strokeStyle = colours.halo;
      context.lineWidth = 4 / scale;
      context.strokeText(text, middle.x, middle.y);
      context.fillStyle = colours.muted;
      context.fillText(text, middle.x, middle.y);
    }
  }

  /** @param {number} n @returns {string} what is done most often along a link */
  function actionsOf(n) {
    /** @type {Counts} */
    const counts = new Map();
    for (const event of model.links[n].events) if (now().selection.passes[event]) more(counts, model.action[event]);
    const [first, ...rest] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return first ? cut(model.actions[first[0]], 20) + (rest.length ? ` +${rest.length}` : '') : '';
  }

  network.on('click', (/** @type {any} */ event) => {
    if (event.nodes.length) return pick({ kind: 'actor', a: event.nodes[0], b: -1 });
    if (event.edges.length) return pick({ kind: 'pair', a: model.links[event.edges[0]].actor, b: model.links[event.edges[0]].target });
    return pick(null);
  });
  network.on('hoverNode', (/** @type {any} */ { node }) => { hovered = node; said(`${model.entities[node].name}: ${counted(now().selection.counts.actor.get(node) ?? 0, 'event')}`); network.redraw(); });
  network.on('hoverEdge', (/** @type {any} */ { edge }) => {
    const link = model.links[edge];
    said(`${model.entities[link.actor].name} ${link.mutual ? '–' : '→'} ${model.entities[link.target].name}: ${model.standings[link.standing]}, ${actionsOf(edge)} (${counted(live.get(edge) ?? 0, 'event')})`);
  });
  for (const kind of ['blurNode', 'blurEdge']) network.on(kind, () => { hovered = null; said(''); });
  /** @param {string} text */
  function said(text) {
    byId('hover').textContent = text;
  }

  function fit() {
    const present = nodes.filter((node) => now().selection.counts.actor.has(node.id)).map((node) => node.id);
    network.fit({ nodes: present.length ? present : nodes.map((node) => node.id), animation: false, maxZoomLevel: 1.3 });
    // Names keep their size on the screen: leave them room at the edges of a narrow pane.
    network.moveTo({ scale: network.getScale() * (host.clientWidth > 500 ? 0.94 : 0.86) });
    thick = Math.min(2.5, Math.max(1, 0.8 / network.getScale()));
    refresh();
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { colours = palette(); refresh(); });
  byId('fit').addEventListener('click', fit);
  new ResizeObserver(() => { network.redraw(); }).observe(host);
  return { refresh, fit, canvas: () => /** @type {HTMLCanvasElement} */ (host.querySelector('canvas')), nodes, network, taken: () => names };
}

/** @typedef {{left: number, right: number, top: number, low: number, name?: boolean}} Box */

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
 * @param {{nodes: any[], frame: Box, scale: number, light: Set<number> | null, hovered: number | null, present: Counts, colours: any}} about
 * @returns {Box[]} the room that names and discs take
 */
function drawNames(context, { nodes, frame, scale, light, hovered, present, colours }) {
  const shown = nodes.filter((node) => present.has(node.id) && (!light || light.has(node.id) || node.id === hovered));
  const ranked = [...shown].sort((a, b) => Number(b.id === hovered) - Number(a.id === hovered) || (present.get(b.id) ?? 0) - (present.get(a.id) ?? 0) || a.id - b.id);
  const discs = shown.map((node) => ({ id: node.id, left: node.x - node.size, right: node.x + node.size, top: node.y - node.size, low: node.y + node.size }));
  /** @type {Box[]} */
  const taken = [];
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const node of ranked) {
    const size = (node.size > 17 ? 13.5 : 12) / scale;
    context.font = `${node.size > 17 ? 600 : 450} ${size}px system-ui, sans-serif`;
    const text = cut(node.name, 24);
    const wide = context.measureText(text).width;
    const spot = sides(node, wide, size, scale).find((box) => within(box, frame) && !taken.some((other) => touches(box, other)) && !discs.some((disc) => disc.id !== node.id && touches(box, disc)));
    if (!spot && node.id !== hovered) continue;
    const box = spot ?? sides(node, wide, size, scale)[0];
    taken.push(box);
    context.textAlign = 'left';
    context.strokeStyle = colours.halo;
    context.lineWidth = 4 / scale;
    context.strokeText(text, box.left, (box.top + box.low) / 2);
    context.fillStyle = colours.ink;
    context.fillText(text, box.left, (box.top + box.low) / 2);
  }
  return [...taken.map((box) => ({ ...box, name: true })), ...discs];
}

/** @param {any} node @param {number} wide @param {number} size @param {number} scale @returns {Box[]} below, above, right, left */
function sides(node, wide, size, scale) {
  const gap = 3 / scale;
  const tall = size * 1.15;
  const at = (/** @type {number} */ left, /** @type {number} */ top) => ({ left, right: left + wide, top, low: top + tall });
  return [
    at(node.x - wide / 2, node.y + node.size + gap), at(node.x - wide / 2, node.y - node.size - gap - tall),
    at(node.x + node.size + gap, node.y - tall / 2), at(node.x - node.size - gap - wide, node.y - tall / 2),
  ];
}

/** A faint cloud around each community of three or more. @param {CanvasRenderingContext2D} context @param {any[]} nodes @param {string[]} tints */
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

/** The convex hull of some points (monotone chain). @param {{x: number, y: number}[]} points @returns {{x: number, y: number}[]} */
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
