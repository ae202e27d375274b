/** How a try to sign in ended. */
export const signInResults = ['success', 'wrongPassword', 'unknownUser', 'disabled', 'locked', 'signedOut'] as const

/** The result of a try to sign in. */
export type SignInResult = (typeof signInResults)[number]

/** What the sign-in log says for each result. */
export const signInResultTitles: Record<SignInResult, string> = {
  success: 'Signed in',
  wrongPassword: 'Wrong password',
  unknownUser: 'Unknown user name',
  disabled: 'Account disabled',
  locked: 'Locked for a while',
  signedOut: 'Signed out',
}
