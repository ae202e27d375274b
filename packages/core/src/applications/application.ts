/** Why somebody or some group has an application. */
export const applicationAssignmentSources = ['direct', 'accessPackage'] as const

/** The source of an application assignment. */
export type ApplicationAssignmentSource = (typeof applicationAssignmentSources)[number]

/** The role of an application that knows no roles of its own (Microsoft Entra: Default Access). */
export const defaultAccess = { value: 'Default.Access', displayName: 'Default Access' } as const

/** What is known of an address that an application is to open at. */
export const opensSafely = (address: string): boolean => {
  try {
    const url = new URL(address)
    const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
    return url.protocol === 'https:' || (url.protocol === 'http:' && loopback)
  } catch {
    return false
  }
}
