/** How Microsoft Entra calls groups by who decides about their members. */
export const membershipTypes = { assigned: 'Assigned', dynamic: 'Dynamic' } as const
