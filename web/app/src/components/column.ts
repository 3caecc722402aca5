/** A column of a DataTable. */
export interface Column<Row> {
  /** Its name in an address. */
  name: string;
  /** Its head. */
  label: string;
  /** The cell as text: what is copied, and sorted if there is no key. */
  text: (row: Row) => string;
  /** What is sorted by, where that is not the text, as for dates. */
  key?: (row: Row) => string;
  isFigure?: boolean;
  /** It cannot be sorted by. */
  isFixed?: boolean;
  /** The largest come first when it is chosen. */
  firstDescending?: boolean;
  /** The rows come in its order. */
  isSortedByServer?: boolean;
}

/** The rows in the order of a column, its name with a minus for the last first. Empty cells come last either way. */
export function sortedBy<Row>(rows: Row[], columns: Column<Row>[], sort: string | undefined, language: string): Row[] {
  const column = columns.find(({ name }) => name === sort?.replace(/^-/, ''));
  if (!column || column.isSortedByServer) return rows;
  const key = column.key ?? column.text;
  const direction = sort?.startsWith('-') ? -1 : 1;
  const { compare } = new Intl.Collator(language, { numeric: true });
  return rows.toSorted((one, other) => {
    const [a, b] = [key(one), key(other)];
    return a === '' || b === '' ? Number(a === '') - Number(b === '') : compare(a, b) * direction;
  });
}
