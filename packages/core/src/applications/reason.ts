/** What an application came through. */
export interface ApplicationWay {
  readonly groupName: string | null
  readonly packageName: string | null
}

/**
 * Why somebody has an application, in words: through a group, given directly, or through an access package. A group that came from a
 * package is told as the group; the page of the application tells the whole way.
 */
export function waySays({ groupName, packageName }: ApplicationWay): string {
  if (groupName !== null) return `Through the group ${groupName}`
  return packageName === null ? 'Given to you directly' : `Through the access package ${packageName}`
}
