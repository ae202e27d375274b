/** What becomes of an access package for somebody whom a change concerns, as previews and their files say it. */
export const becomings = {
  gets: 'Gets the package',
  loses: 'Loses the package',
  stays: 'Keeps the package',
  keepsOtherwise: 'Has the package by another way, and keeps it',
  inConflict: 'Left out: has what does not go together with the package',
  disabled: 'Left out while the account is disabled',
} as const
