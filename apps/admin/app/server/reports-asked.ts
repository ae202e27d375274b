/** For how many days nobody has asked for a package that counts as unused: what the address says, within a year, or 90. */
export function unusedDays(asked: URLSearchParams): number {
  const days = Number(asked.get('days') ?? 90)
  return Number.isInteger(days) && days >= 1 && days <= 366 ? days : 90
}
