import { system } from '@latchkey/core/authorization/actor'
import { isRefusal, Refusal, statusOf } from '@latchkey/core/refusal'
import { answerCallout, CallbackBody } from '@latchkey/services/entitlement/extensions/answer-callout'
import { parse } from '@latchkey/services/operation'
import { actingAs, type Portal } from '@latchkey/services/portal'
import { bodyWithin } from './body.ts'

/** Where custom extensions answer: known to programs, and to no session. */
export const callbacksPath = '/callbacks'

/** Whether a path is one where custom extensions answer. */
export const isCallback = (path: string): boolean => path.startsWith(`${callbacksPath}/`)

/** How many bytes an answer may have. */
const answerLimit = 64 * 1024

/**
 * Takes the answer of a custom extension to a call: JSON, with the token of the call as a bearer token. 204 where it was taken; else a
 * refusal as Microsoft Graph writes errors.
 */
export async function answered(
  portal: Portal,
  request: Request,
  calloutId: string,
  requestId: string,
): Promise<Response> {
  const acting = actingAs(portal, system('custom extension'), { ...portal.origin, requestId })
  try {
    const token = bearerIn(request.headers.get('authorization'))
    const body = parse(CallbackBody, await documentOf(request))
    await answerCallout(acting, { ...body, calloutId, token })
    return new Response(null, { status: 204 })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return refusedWith(error)
  }
}

function bearerIn(header: string | null): string {
  const token = /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(header ?? '')?.[1]
  if (token === undefined)
    throw new Refusal(
      'unauthenticated',
      'wrongToken',
      'Bring the token that was sent with the call, as a bearer token.',
    )
  return token
}

async function documentOf(request: Request): Promise<unknown> {
  const bytes = await bodyWithin(request, answerLimit)
  if (bytes === null) throw new Refusal('invalid', 'answerTooLarge', 'An answer may have at most 64 KiB.')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('invalid', 'answerNotJson', 'Send the answer as JSON.')
  }
}

function refusedWith({ kind, code, says, fields }: Refusal): Response {
  const details = Object.entries(fields).flatMap(([target, sentences]) =>
    sentences.map((message) => ({ code, target, message })),
  )
  const headers = kind === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer' } : undefined
  return Response.json(
    { error: { code, message: says, details } },
    { status: statusOf[kind], ...(headers ? { headers } : {}) },
  )
}
