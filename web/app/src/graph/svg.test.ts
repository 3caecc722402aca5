import { expect, it } from 'vitest';
import type { DrawnNode } from './drawing';
import { svgOf } from './svg';

const node = (id: string, x: number, label: string): DrawnNode => ({ id, kind: 'SERVICE', label, hidden: 0, x, y: 0, isRoot: false, isFocus: false, isFound: false, isOnPath: false });
const edge = (status: 'DISRUPTED' | 'AT_RISK') => ({ key: status, from: 'a', to: 'b', status, isFocus: false, isOnPath: false });
const drawing = { nodes: [node('a', 0, 'one\ntwo'), node('b', 100, '<script>"&\u0001')], edges: [edge('DISRUPTED'), edge('AT_RISK')] };

it('is a file of its own, in which text stays text', async () => {
  const svg = await svgOf(drawing, (colour) => `colour of ${colour}`, 'A & B').text();
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="-60 -60 220 120" width="220" height="120"/);
  expect(svg).toContain('<title>A &#38; B</title>');
  expect(svg).toContain('&#60;script&#62;&#34;&#38;</tspan>');
  expect(svg.match(/<tspan/g)).toHaveLength(3);
});

it('tells status by colour and by the line, and keeps lines between the same two apart', async () => {
  const svg = await svgOf(drawing, (colour) => colour, '').text();
  const lines = [...svg.matchAll(/<path .*?d="(.*?)" stroke="(.*?)" stroke-width="\d+"( stroke-dasharray="(.*?)")?/g)];
  expect(lines.map(([, , colour, , dashes]) => [colour, dashes])).toEqual([
    ['var(--disrupted)', undefined],
    ['var(--at-risk)', '6 3'],
  ]);
  expect(new Set(lines.map(([, path]) => path)).size).toBe(2);
});
