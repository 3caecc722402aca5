import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from 'cytoscape';
import type { NodeKind } from '../api/impact';
import { marks, type Status } from '../marks/marks';
import type { ColourOf } from './colours';
import type { DrawnEdge, DrawnNode, Drawing } from './drawing';
import type { Point } from './placement';
import { radiusOf, shapes } from './shapes';

/** What a reader does on the canvas. */
export interface CanvasEvents {
  /** A node or an edge was clicked, by its id or its key; nothing for the ground. */
  onpick: (id: string | null) => void;
  /** A node was double-clicked. */
  onopen: (id: string) => void;
  /** A node was dragged to another place. */
  onmove: (id: string, point: Point) => void;
}

/** A picture of a graph that can be moved, zoomed and clicked. Nothing in it moves by itself. */
export class GraphCanvas {
  readonly #core: Core;
  /** What is shown as text, by id, to tell what changed. */
  #shown: ReadonlyMap<string, string> = new Map();

  constructor(container: HTMLElement, colourOf: ColourOf, events: CanvasEvents) {
    this.#core = cytoscape({ container, style: styleOf(colourOf), layout: { name: 'preset' }, minZoom: 0.1, maxZoom: 4, boxSelectionEnabled: false, autounselectify: true });
    this.#core.on('tap', (event) => events.onpick(event.target === this.#core ? null : event.target.id()));
    this.#core.on('dbltap', 'node', (event) => events.onopen(event.target.id()));
    this.#core.on('dragfree', 'node', (event) => events.onmove(event.target.id(), { ...event.target.position() }));
  }

  /** Shows a picture. What is shown already stays the same element, and is touched only where it changed. */
  show({ nodes, edges }: Drawing): void {
    const wanted = new Map([...nodes.map(nodeElement), ...edges.map(edgeElement)].map((element) => [element.data.id ?? '', { element, text: JSON.stringify(element) }]));
    this.#core.batch(() => {
      for (const id of this.#shown.keys()) if (!wanted.has(id)) this.#core.getElementById(id).remove();
      this.#core.add([...wanted].flatMap(([id, { element }]) => (this.#shown.has(id) ? [] : element)));
      for (const [id, { element, text }] of wanted) if (this.#shown.has(id) && this.#shown.get(id) !== text) this.#update(element);
    });
    this.#shown = new Map([...wanted].map(([id, { text }]) => [id, text]));
  }

  #update(element: ElementDefinition): void {
    const shown = this.#core.getElementById(element.data.id ?? '').data(element.data).classes(element.classes ?? '');
    if (element.position) shown.position({ ...element.position });
  }

  colour(colourOf: ColourOf): void {
    this.#core.style(styleOf(colourOf));
  }

  zoom(factor: number): void {
    const [x, y] = [this.#core.width() / 2, this.#core.height() / 2];
    this.#core.zoom({ level: this.#core.zoom() * factor, renderedPosition: { x, y } });
  }

  pan(across: number, down: number): void {
    this.#core.panBy({ x: across, y: down });
  }

  /** Shows all of the picture, or some nodes of it, no larger than it is. */
  fit(ids?: readonly string[]): void {
    const elements = ids ? this.#core.elements().filter((element) => ids.includes(element.id())) : this.#core.elements();
    this.#core.fit(elements, 24);
    if (this.#core.zoom() > 1) this.#core.zoom(1).center(elements);
  }

  /** The whole picture as a PNG file, twice as fine as on the screen. */
  png(ground: string): Promise<Blob> {
    return this.#core.png({ output: 'blob-promise', full: true, scale: 2, bg: ground, maxWidth: 8000, maxHeight: 8000 });
  }

  destroy(): void {
    this.#core.destroy();
  }
}

function nodeElement(node: DrawnNode): ElementDefinition {
  const { id, kind, label, x, y, isRoot, isFocus, isFound, isOnPath } = node;
  return { group: 'nodes', data: { id, kind, label, size: 2 * radiusOf(node) }, position: { x, y }, classes: classes({ root: isRoot, path: isOnPath, found: isFound, focus: isFocus }) };
}

function edgeElement({ key, from, to, status, isOnPath, isFocus }: DrawnEdge): ElementDefinition {
  return { group: 'edges', data: { id: key, source: from, target: to, status: status ?? '' }, classes: classes({ path: isOnPath, focus: isFocus }) };
}

function classes(holds: Record<string, boolean>): string {
  return Object.keys(holds).filter((name) => holds[name]).join(' ');
}

function styleOf(colourOf: ColourOf): StylesheetJson {
  const font = getComputedStyle(document.documentElement).fontFamily;
  return [
    {
      selector: 'node',
      style: {
        label: 'data(label)',
        width: 'data(size)',
        height: 'data(size)',
        'background-color': colourOf('var(--ground)'),
        'border-color': colourOf('var(--text)'),
        'border-width': 1.5,
        color: colourOf('var(--text)'),
        'font-family': font,
        'font-size': 11,
        'text-wrap': 'wrap',
        'text-valign': 'bottom',
        'text-margin-y': 3,
        'text-background-color': colourOf('var(--ground)'),
        'text-background-opacity': 0.75,
        'min-zoomed-font-size': 5,
      },
    },
    ...kindStyles(),
    { selector: 'node.root', style: { 'background-color': colourOf('var(--bar)') } },
    {
      selector: 'edge',
      style: { width: 1, 'line-color': colourOf('var(--line-strong)'), 'target-arrow-color': colourOf('var(--line-strong)'), 'curve-style': 'bezier', 'control-point-step-size': 16 },
    },
    ...statusStyles(colourOf),
    { selector: '.path', style: { 'underlay-color': colourOf('var(--accent)'), 'underlay-opacity': 0.35, 'underlay-padding': 5 } },
    { selector: 'node.found', style: { 'border-color': colourOf('var(--accent)'), 'border-width': 3, 'border-style': 'double' } },
    { selector: '.focus', style: { 'overlay-color': colourOf('var(--accent)'), 'overlay-opacity': 0.3, 'overlay-padding': 5 } },
  ];
}

function kindStyles(): StylesheetJson {
  return (Object.keys(shapes) as NodeKind[]).map((kind) => {
    const shape = shapes[kind];
    const style = shape === 'circle' ? { shape: 'ellipse' as const } : { shape: 'polygon' as const, 'shape-polygon-points': shape.join(' ') };
    return { selector: `node[kind = "${kind}"]`, style };
  });
}

/** Edges by status. A return ends in a ring, since its line alone is that of an outage. */
function statusStyles(colourOf: ColourOf): StylesheetJson {
  return (Object.keys(marks) as Status[]).map((status) => {
    const { colour, dashes, width } = marks[status];
    const line = dashes ? { 'line-style': 'dashed' as const, 'line-dash-pattern': dashes.split(' ').map(Number) } : { 'line-style': 'solid' as const };
    const end = status === 'RESTORED' ? { 'target-arrow-shape': 'circle' as const, 'target-arrow-fill': 'hollow' as const, 'arrow-scale': 0.8 } : {};
    return { selector: `edge[status = "${status}"]`, style: { width, 'line-color': colourOf(colour), 'target-arrow-color': colourOf(colour), ...line, ...end } };
  });
}
