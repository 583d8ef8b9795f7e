// How strong an hour of the week is shown.

/** How strong a colour is for a count, from 0 to 6: by its square root, so that small counts stay visible beside large ones. */
export function level(count, most) {
  return count === 0 ? 0 : Math.max(1, Math.round(6 * Math.sqrt(count / most)));
}
