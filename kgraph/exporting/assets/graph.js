// The graph: vis-network draws discs and arrows at the places that Python chose; names are drawn here, none over another.

/** How each standing is drawn: never by colour alone. */
const DASHES = { fact: false, reported: [9, 4], planned: [4, 5], possible: [1, 5], denied: [12, 4, 2, 4] };
const SHAPES = { Person: 'dot', Country: 'square', Organization: 'diamond', Group: 'diamond', Place: 'triangle', Facility: 'triangle', Product: 'hexagon' };
/** Neighbours that come along when an actor is asked for that is not drawn. */
const NEIGHBOURS = 20;
const EDGE_NAMES = 60;
/** The room that the legend takes at the lower end of the pane, in pixels. */
const LEGEND = 28;
/** Rows of names are 46 apart: a disc that is no wider never lies on another. */
const MOST_RADIUS = 22;
/** On the screen no disc is smaller, whatever the zoom. */
const LEAST_RADIUS = 4.5;

/** @param {string} name @returns {string} the value of a custom property of the style sheet */
function themed(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** @param {number} events */
function radiusOf(events) {
  return Math.min(MOST_RADIUS, 7 + 2.4 * Math.log2(1 + events));
}

/**
 * @param {Model} model
 * @param {() => {state: State, selection: Passing}} now
 * @param {(selected: Selected | null) => void} pick
 * @param {(alter: (state: State) => void) => void} change
 */
function graphView(model, now, pick, change) {
  const vis = /** @type {any} */ (globalThis).vis;
  const host = byId('canvas');
  /** @type {any[]} in the order of their rank */
  let nodes = model.graph.nodes.map((/** @type {any[]} */ [id, x, y, value, group]) => nodeOf(/** @type {number} */ (model.entityNumber.get(id)), x, y, value, group));
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
  let least = LEAST_RADIUS;
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

  /**
   * Curves part the links of one pair: facts nearest to the straight line.
   * @param {number} n
   */
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

  /** @returns {boolean} whether the others stay in sight beside what is in the light: one event is read within the whole */
  function besides() {
    return now().state.selected?.kind === 'event';
  }

  /**
   * Who is in the light: all, or the neighbourhood of what is selected.
   * @returns {Set<number> | null}
   */
  function lit() {
    const { selected } = now().state;
    if (!selected || selected.kind === 'paper') return null;
    if (selected.kind === 'event') return model.taking[selected.a].length ? new Set(model.taking[selected.a]) : null;
    if (selected.kind === 'pair') return new Set([selected.a, selected.b]);
    return near([...drawnLinks].filter((n) => live.get(n)).map((n) => model.links[n]), selected.a, now().state.hops);
  }

  /** @param {number} n @param {Set<number> | null} light */
  function linkLit(n, light) {
    const { selected } = now().state;
    if (!light || !selected) return true;
    const link = model.links[n];
    if (selected.kind === 'actor' && now().state.hops === 1) return link.actor === selected.a || link.target === selected.a;
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
    const gentle = besides();
    send(edgeSet, 'e', [...drawnLinks].map((n) => {
      const count = live.get(n) ?? 0;
      const bright = linkLit(n, light);
      const colour = colours.families[familyOf(n)];
      return { id: n, hidden: !count, width: thick * (1.2 + 1.1 * Math.log2(count || 1)), color: { color: colour, highlight: colour, hover: colour, opacity: bright ? (light ? 0.9 : 0.6) : gentle ? 0.25 : 0.06 } };
    }));
    const counts = selection.counts.actor;
    send(nodeSet, 'n', nodes.map((node) => {
      const present = counts.get(node.id) ?? 0;
      const chosen = state.selected !== null && state.selected.kind !== 'paper' && light?.has(node.id) && (state.selected.kind !== 'actor' || state.selected.a === node.id);
      const opacity = !present ? 0.12 : light && !light.has(node.id) ? (gentle ? 0.5 : 0.25) : 1;
      node.size = Math.max(radiusOf(node.events), least);
      return { id: node.id, size: node.size, opacity, borderWidth: chosen ? 3 : 1.5, color: shade(chosen) };
    }));
    network.redraw();
    const shown = [...live.values()].filter(Boolean).length;
    const actors = nodes.filter((node) => counts.get(node.id)).length;
    byId('drawn').textContent = `${amount(actors)} of ${counted(counts.size, 'actor')}, ${amount(shown)} of ${counted(linksThatPass(), 'link')} drawn`;
    showHops(light);
  }

  function linksThatPass() {
    let all = 0;
    for (const link of model.links) if (link.events.some((event) => now().selection.passes[event])) all += 1;
    return all;
  }

  /**
   * How far the light reaches from an actor is a choice while one is selected.
   * @param {Set<number> | null} light
   */
  function showHops(light) {
    const { selected, hops } = now().state;
    byId('hops').hidden = selected?.kind !== 'actor';
    for (const button of byId('hops').querySelectorAll('button')) button.setAttribute('aria-pressed', String(Number(button.value) === hops));
    byId('reached').textContent = light ? `${amount(light.size - 1)} near` : '';
  }

  /** @param {boolean | undefined} chosen */
  function shade(chosen) {
    const border = chosen ? colours.chosen : colours.line;
    const both = { border, background: colours.node };
    return { ...both, highlight: both, hover: { border: colours.chosen, background: colours.node } };
  }

  /**
   * Who is drawn only as long as they are asked for.
   * @type {Set<number>}
   */
  const guests = new Set();
  /** @type {Set<number>} */
  const guestLinks = new Set();
  let hosted = '';

  /**
   * Draw who was left out and is asked for, with the nearest, beside those they deal with; the guests of before leave,
   * and nobody else moves.
   * @param {Selected | null} selected
   */
  function bringIn(selected) {
    const asked = selectedText(model, selected);
    if (asked === hosted) return;
    hosted = asked;
    dismiss();
    if (!selected || selected.kind === 'paper') return;
    const wanted = selected.kind === 'event' ? model.taking[selected.a] : selected.kind === 'pair' ? [selected.a, selected.b] : [selected.a];
    for (const id of wanted) {
      const known = nodeAt(id);
      if (known && selected.kind !== 'actor') continue;
      const mine = busiest(linksOf.get(id) ?? []);
      const anchor = mine.map((n) => nodeAt(otherEnd(n, id))).find((node) => node && node.id !== id);
      const below = Math.max(0, ...nodes.map((node) => node.y)) + 80;
      const centre = known ?? addNode(id, anchor?.x ?? 0, anchor?.y ?? below);
      for (const n of mine) {
        if (!nodeAt(otherEnd(n, id))) addNode(otherEnd(n, id), centre.x, centre.y);
        if (!drawnLinks.has(n)) { drawnLinks.add(n); guestLinks.add(n); edgeSet.add(edgeOf(n)); }
      }
    }
    if (guests.size && !inSight()) frame();
  }

  function dismiss() {
    for (const n of guestLinks) { drawnLinks.delete(n); sent.delete(`e${n}`); }
    edgeSet.remove([...guestLinks]);
    nodes = nodes.filter((node) => !guests.has(node.id));
    for (const id of guests) sent.delete(`n${id}`);
    nodeSet.remove([...guests]);
    guests.clear();
    guestLinks.clear();
  }

  /** @param {number} id @returns {any} */
  function nodeAt(id) {
    return nodes.find((node) => node.id === id);
  }

  /** @param {number} n @param {number} id */
  function otherEnd(n, id) {
    return model.links[n].actor === id ? model.links[n].target : model.links[n].actor;
  }

  /**
   * The links of most events that pass, as many as come along.
   * @param {number[]} links @returns {number[]}
   */
  function busiest(links) {
    const weight = (/** @type {number} */ n) => model.links[n].events.reduce((sum, event) => sum + now().selection.passes[event], 0);
    return [...links].sort((a, b) => weight(b) - weight(a) || a - b).slice(0, NEIGHBOURS);
  }

  function inSight() {
    const [least, most] = [network.DOMtoCanvas({ x: 20, y: 20 }), network.DOMtoCanvas({ x: host.clientWidth - 20, y: host.clientHeight - LEGEND - 20 })];
    return nodes.every((node) => !guests.has(node.id) || (node.x > least.x && node.x < most.x && node.y > least.y && node.y < most.y));
  }

  /**
   * Place a guest on the first free spot of a spiral around a point.
   * @param {number} id @param {number} x @param {number} y @returns {any}
   */
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
    guests.add(id);
    nodeSet.add(node);
    return node;
  }

  network.on('beforeDrawing', (/** @type {CanvasRenderingContext2D} */ context) => {
    const [light, counts] = [lit(), now().selection.counts.actor];
    drawHulls(context, nodes.filter((node) => counts.has(node.id) && (!light || besides() || light.has(node.id))), colours.hulls);
  });
  network.on('afterDrawing', (/** @type {CanvasRenderingContext2D} */ context) => {
    const corner = (/** @type {number} */ x, /** @type {number} */ y) => network.DOMtoCanvas({ x, y });
    const [least, most] = [corner(4, 4), corner(host.clientWidth - 4, host.clientHeight - LEGEND)];
    const frame = { left: least.x, right: most.x, top: least.y, low: most.y };
    names = drawNames(context, { nodes, frame, scale: network.getScale(), light: lit(), gentle: besides(), hovered, present: now().selection.counts.actor, colours });
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

  function frame() {
    const present = nodes.filter((node) => now().selection.counts.actor.has(node.id)).map((node) => node.id);
    network.fit({ nodes: present.length ? present : nodes.map((node) => node.id), animation: false, maxZoomLevel: 1.3 });
    // Names keep their size on the screen: leave them room at the edges of a narrow pane.
    network.moveTo({ scale: network.getScale() * (host.clientWidth > 500 ? 0.94 : 0.86) });
    thick = Math.min(2.5, Math.max(1, 1.05 / network.getScale()));
    least = Math.min(MOST_RADIUS, LEAST_RADIUS / network.getScale());
  }

  function fit() {
    frame();
    refresh();
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { colours = palette(); refresh(); });
  matchMedia('print').addEventListener('change', () => { colours = palette(); network.setSize('100%', '100%'); fit(); });
  byId('fit').addEventListener('click', fit);
  for (const button of byId('hops').querySelectorAll('button')) button.addEventListener('click', () => change((state) => { state.hops = Number(button.value); }));
  new ResizeObserver(() => { network.redraw(); }).observe(host);
  return { refresh, fit, canvas: () => /** @type {HTMLCanvasElement} */ (host.querySelector('canvas')), nodes: () => nodes, network, taken: () => names };
}
