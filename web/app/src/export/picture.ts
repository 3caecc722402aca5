/** The picture of a view as a file, in the formats that the view has. */
export interface Picture {
  /** Name of the file, without its ending. */
  name: string;
  svg?: () => Promise<Blob>;
  png: () => Promise<Blob>;
}

export const pictureFormats = ['svg', 'png'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** Makes the picture, and hands it to the browser to keep. */
export async function savePicture(picture: Picture, format: PictureFormat): Promise<void> {
  const made = await picture[format]?.();
  if (made) save(made, `${picture.name}.${format}`);
}

/** What the styles of the page say of a mark, and a file by itself must. */
const painted = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'opacity', 'shape-rendering'] as const;
const written = ['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor'] as const;
const graded = ['stop-color', 'stop-opacity'] as const;
const namespace = 'http://www.w3.org/2000/svg';
const margin = 12;

/** Drawings of the page, one below the other, as an SVG file that looks the same by itself: colours as they are, no links. */
export function svgFile(drawings: SVGSVGElement[], title: string): Blob {
  const width = Math.max(...drawings.map((drawing) => drawing.clientWidth));
  const file = document.createElementNS(namespace, 'svg');
  const heading = file.appendChild(document.createElementNS(namespace, 'title'));
  heading.textContent = title;
  const ground = file.appendChild(document.createElementNS(namespace, 'rect'));
  ground.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor);
  let y = margin;
  for (const drawing of drawings) {
    const copy = alone(drawing);
    const place = { x: margin, y, width: drawing.clientWidth, height: drawing.clientHeight };
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
    file.append(copy);
    y += place.height;
  }
  for (const whole of [file, ground]) {
    whole.setAttribute('width', String(width + 2 * margin));
    whole.setAttribute('height', String(y + margin));
  }
  return new Blob([new XMLSerializer().serializeToString(file)], { type: 'image/svg+xml' });
}

/** A copy with its styles written into it, without what only a page needs. */
function alone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, place) => dress(element, originals[place]!));
  return copy;
}

const needless = /^(class|href|tabindex|role|data-.*|aria-.*)$/;

function dress(element: Element, original: Element): void {
  const styles = getComputedStyle(original);
  for (const { name } of [...element.attributes]) if (needless.test(name)) element.removeAttribute(name);
  for (const name of propertiesOf(element.tagName)) element.setAttribute(name, styles.getPropertyValue(name));
}

function propertiesOf(tag: string): readonly string[] {
  switch (tag) {
    case 'stop':
      return graded;
    case 'text':
    case 'tspan':
      return [...painted, ...written];
    case 'rect':
    case 'circle':
    case 'line':
    case 'path':
      return painted;
    default:
      return [];
  }
}

/** The longest side of a picture that browsers draw, in pixels. */
const longest = 16_000;

/** An SVG file as a PNG file, twice as fine unless that is larger than a browser can draw. */
export async function pngFile(svg: Blob): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(2, longest / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the browser to keep. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // once it is written
}
