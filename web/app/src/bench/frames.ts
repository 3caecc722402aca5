/** How long frames took, in milliseconds. */
export interface FrameTimes {
  frames: number;
  median: number;
  p95: number;
  longest: number;
}

/** Acts once a frame, and measures how long it is from each frame to the next. */
export async function frameTimes(frames: number, act: (frame: number) => void): Promise<FrameTimes> {
  const times: number[] = [];
  let before = await nextFrame();
  for (let frame = 0; frame < frames; frame++) {
    act(frame);
    const now = await nextFrame();
    times.push(now - before);
    before = now;
  }
  return summary(times);
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Times from the shortest to the longest: the one in the middle, the one that 95 of 100 do not exceed, and the longest. */
export function summary(times: number[]): FrameTimes {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
  return { frames: times.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}
