import { isRefusal, type Refusal } from '@latchkey/core/refusal'

/** The refusal that something ends with; throws where it went through, or failed otherwise. */
export async function refused(attempt: Promise<unknown>): Promise<Refusal> {
  try {
    await attempt
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
  throw new Error('It was not refused.')
}
