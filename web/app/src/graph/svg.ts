import { marks } from '../marks/marks';
import type { ColourOf } from './colours';
import type { DrawnEdge, DrawnNode, Drawing } from './drawing';
import { corners, radiusOf, shapes } from './shapes';

const margin = 60;
const lineHeight = 13;
/** How far apart lines between the same two nodes are. */
const spread = 16;

/** A picture as an SVG file of its own: its colours are written into it, and it needs no styles. */
export function svgOf(drawing: Drawing, colourOf: ColourOf, title: string): Blob {
  const across = drawing.nodes.map(({ x }) => x);
  const down = drawing.nodes.map(({ y }) => y);
  const [left, top] = [Math.min(...across) - margin, Math.min(...down) - margin];
  const [width, height] = [Math.max(...across) + margin - left, Math.max(...down) + margin - top];
  const ground = colourOf('var(--ground)');
  const parts = [
    `<title>${escaped(title)}</title>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${ground}"/>`,
    ...linesOf(drawing, colourOf),
    ...drawing.nodes.map((node) => nodeOf(node, colourOf)),
  ];
  const box = `viewBox="${left} ${top} ${width} ${height}" width="${Math.ceil(width)}" height="${Math.ceil(height)}"`;
  const font = 'font-family="system-ui, sans-serif" font-size="11" text-anchor="middle"';
  return new Blob([`<svg xmlns="http://www.w3.org/2000/svg" ${box} ${font}>\n${parts.join('\n')}\n</svg>\n`], { type: 'image/svg+xml' });
}

function linesOf({ nodes, edges }: Drawing, colourOf: ColourOf): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parallel = new Map<string, DrawnEdge[]>();
  for (const edge of edges) {
    const ends = [edge.from, edge.to].sort().join(' ');
    parallel.set(ends, [...(parallel.get(ends) ?? []), edge]);
  }
  return [...parallel.values()].flatMap((group) => group.map((edge, place) => lineOf(edge, byId, (place - (group.length - 1) / 2) * spread, colourOf)));
}

/** A line between two nodes, bent aside where there are others between the same two. */
function lineOf({ from, to, status, isOnPath }: DrawnEdge, nodes: ReadonlyMap<string, DrawnNode>, aside: number, colourOf: ColourOf): string {
  const [a, b] = [nodes.get(from), nodes.get(to)];
  if (!a || !b) return '';
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [bendX, bendY] = [(a.x + b.x) / 2 - ((b.y - a.y) / length) * 2 * aside, (a.y + b.y) / 2 + ((b.x - a.x) / length) * 2 * aside];
  const path = `fill="none" d="M${at(a)} Q${bendX.toFixed(1)} ${bendY.toFixed(1)} ${at(b)}"`;
  const mark = status ? marks[status] : { colour: 'var(--line-strong)', width: 1, dashes: '' };
  const colour = colourOf(mark.colour);
  const under = isOnPath ? `<path ${path} stroke="${colourOf('var(--accent)')}" stroke-opacity="0.35" stroke-width="12"/>` : '';
  const dashes = mark.dashes && ` stroke-dasharray="${mark.dashes}"`;
  const ring = status === 'RESTORED' ? `<circle cx="${(b.x - ((b.x - a.x) / length) * (radiusOf(b) + 4)).toFixed(1)}" cy="${(b.y - ((b.y - a.y) / length) * (radiusOf(b) + 4)).toFixed(1)}" r="4" fill="none" stroke="${colour}" stroke-width="1.5"/>` : '';
  return `${under}<path ${path} stroke="${colour}" stroke-width="${mark.width}"${dashes}/>${ring}`;
}

function at({ x, y }: DrawnNode): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function nodeOf(node: DrawnNode, colourOf: ColourOf): string {
  const shape = shapes[node.kind];
  const radius = radiusOf(node);
  const paint = `fill="${colourOf(node.isRoot ? 'var(--bar)' : 'var(--ground)')}" stroke="${colourOf('var(--text)')}" stroke-width="1.5"`;
  const outline = shape === 'circle' ? `<circle cx="${node.x.toFixed(1)}" cy="${node.y.toFixed(1)}" r="${radius}" ${paint}/>` : `<polygon points="${corners(shape, radius, node)}" ${paint}/>`;
  const lines = node.label.split('\n').map((line, place) => `<tspan x="${node.x.toFixed(1)}" y="${(node.y + radius + lineHeight * (place + 1)).toFixed(1)}">${escaped(line)}</tspan>`);
  return `${outline}<text fill="${colourOf('var(--text)')}">${lines.join('')}</text>`;
}

/** Text as XML has it: what XML has no characters for is left out. */
function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
