/** How well a name answers a search: it starts with it, a word of it does, or it is somewhere else. Lower is better. */
const rankOf = (name: string, search: string): number => {
  if (name.startsWith(search)) return 0
  return name.split(/[\s'-]+/).some((word) => word.startsWith(search)) ? 1 : 2
}

/** The rows whose names answer a search best, the best first; rows that answer it equally well stay in their order. */
export function bestMatches<Row extends { readonly displayName: string }>(
  rows: readonly Row[],
  search: string,
  most: number,
): readonly Row[] {
  const wanted = search.trim().toLowerCase()
  const ranked = rows.map((row) => ({ row, rank: rankOf(row.displayName.toLowerCase(), wanted) }))
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ row }) => row)
}
