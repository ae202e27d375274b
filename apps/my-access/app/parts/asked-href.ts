/** The address of a list with what it is asked for; what is empty is left out. */
export function askedHref(place: string, asked: Readonly<Record<string, string | null | undefined>>): string {
  const kept = Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return place + (kept.length > 0 ? `?${new URLSearchParams(kept)}` : '')
}
