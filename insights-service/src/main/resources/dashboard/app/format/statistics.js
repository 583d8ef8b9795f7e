// As docs/metrics.md has it: percentiles by linear interpolation.

/** @param sorted numbers, the smallest first */
export function percentile(sorted, share) {
  if (sorted.length === 0) {
    return null;
  }
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** So many of a list, evenly spread over it. */
export function sampled(list, most) {
  if (list.length <= most) {
    return list;
  }
  const step = list.length / most;
  return Array.from({ length: most }, (_, i) => list[Math.floor(i * step)]);
}
