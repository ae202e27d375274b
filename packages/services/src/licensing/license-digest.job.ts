import type { Portal } from '../portal.ts'
import { sendLicenseDigest } from './send-license-digest.ts'

/** Tells license administrators once a day what is new, from the morning on. */
export const tellLicenseAdministrators = async (portal: Portal): Promise<number> =>
  (await sendLicenseDigest(portal, {})) ? 1 : 0
