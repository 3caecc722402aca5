import { t } from '../i18n/language.svelte';
import { cut, letterWidth } from './elections';
import { isOpen, type TimelineItem } from './item';
import { itemName } from './names';
import type { Shape } from './shape';

/** What stands beside an item. */
export interface Label {
  x: number;
  anchor: 'start' | 'end';
  text: string;
  /** That no end is stated; empty for what has one. */
  note: string;
}

const space = 6;

/** The words beside an item, on the side that has more room in a picture this wide: in front of it only if they do not fit behind. */
export function labelOf(item: TimelineItem, shape: Shape, width: number): Label {
  const note = isOpen(item) ? t('timeline.noEnd') : '';
  const name = item.type === 'SERVICE' ? item.text || item.incident.title : itemName(item);
  const behind = width - (shape.x + shape.width) - space;
  const before = shape.x - space;
  const wanted = (name.length + note.length + 1) * letterWidth;
  const isBehind = wanted <= behind || behind >= before;
  const letters = Math.floor((isBehind ? behind : before) / letterWidth) - note.length - 1;
  return {
    x: isBehind ? shape.x + shape.width + space : shape.x - space,
    anchor: isBehind ? 'start' : 'end',
    text: letters > 3 ? cut(name, letters) : '',
    note,
  };
}
