import { columnNames, defaultColumns, type ColumnName } from '../../components/incidentColumns';

/** The columns that an address names, in the order of all columns; the usual ones if it names none. The name is always there. */
export function chosenColumns(query: URLSearchParams): readonly ColumnName[] {
  const named = query.getAll('columns');
  if (named.length === 0) return defaultColumns;
  return columnNames.filter((name) => name === 'title' || named.includes(name));
}

/** The parameter that names the columns; none for the usual ones. */
export function columnsParameter(chosen: readonly ColumnName[]): string[] | null {
  const ordered = columnNames.filter((name) => chosen.includes(name));
  return ordered.join() === defaultColumns.join() ? null : ordered;
}
