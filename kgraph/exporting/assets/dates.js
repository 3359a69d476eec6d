// Days as whole numbers (0 is 1970-01-01), their ISO text, and the grids of the timeline.

const DAY_MS = 86400000;

/** @param {number} year @param {number} month from 0 @param {number} date @returns {number} the day */
function dayOf(year, month, date) {
  const when = new Date(0);
  when.setUTCFullYear(year, month, date); // the Date constructor takes the years 0 to 99 for 1900 to 1999
  return Math.round(when.getTime() / DAY_MS);
}

/** @param {number} day @returns {string} */
function isoOf(day) {
  const when = new Date(day * DAY_MS);
  const year = String(when.getUTCFullYear()).padStart(4, '0');
  return `${year}-${String(when.getUTCMonth() + 1).padStart(2, '0')}-${String(when.getUTCDate()).padStart(2, '0')}`;
}

/**
 * The day that "2024", "2024-08" or "2024-08-09" begins or ends with; null where the text is no date.
 * @param {string} text @param {boolean} atEnd @returns {number | null}
 */
function dayFrom(text, atEnd) {
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  if (!found) return null;
  const [year, month, date] = [Number(found[1]), found[2] && Number(found[2]), found[3] && Number(found[3])];
  if (year < 1 || month === 0 || date === 0 || (month && month > 12)) return null;
  if (!month) return atEnd ? dayOf(year, 11, 31) : dayOf(year, 0, 1);
  const last = dayOf(year, month, 0);
  if (!date) return atEnd ? last : dayOf(year, month - 1, 1);
  const day = dayOf(year, month - 1, date);
  return day > last ? null : day;
}

/**
 * The grids that days are gathered in, fine to coarse: how many days about, where a cell begins, where the next one does,
 * how its beginning is written.
 * @typedef {{name: string, days: number, floor: (day: number) => number, next: (day: number) => number, label: (day: number) => string}} Grid
 */

/** @param {string} name @param {number} months @param {number} size @returns {Grid} */
function monthGrid(name, months, size) {
  /** @param {number} day @param {number} shift */
  const at = (day, shift) => {
    const when = new Date(day * DAY_MS);
    const count = when.getUTCFullYear() * 12 + when.getUTCMonth();
    const first = Math.floor(count / months) * months + shift;
    return dayOf(Math.floor(first / 12), ((first % 12) + 12) % 12, 1);
  };
  return { name, days: months * 30.44, floor: (day) => at(day, 0), next: (day) => at(day, months), label: (day) => isoOf(day).slice(0, size) };
}

/** @type {Grid[]} */
const GRIDS = [
  { name: 'day', days: 1, floor: (day) => day, next: (day) => day + 1, label: isoOf },
  // ISO weeks: day 4 (1970-01-05) was a Monday.
  { name: 'week', days: 7, floor: (day) => day - ((((day - 4) % 7) + 7) % 7), next: (day) => day - ((((day - 4) % 7) + 7) % 7) + 7, label: isoOf },
  monthGrid('month', 1, 7),
  monthGrid('quarter', 3, 7),
  monthGrid('year', 12, 4),
  monthGrid('five years', 60, 4),
  monthGrid('decade', 120, 4),
  monthGrid('fifty years', 600, 4),
  monthGrid('century', 1200, 4),
];

/**
 * The finest grid whose cells are at least so wide.
 * @param {number} days @param {number} pixels @param {number} least @returns {Grid}
 */
function gridFor(days, pixels, least) {
  return GRIDS.find((grid) => (grid.days / Math.max(days, 1)) * pixels >= least) ?? GRIDS[GRIDS.length - 1];
}
