import type { ExtensionId } from '@latchkey/core/ids'

/** Where the secret of a custom extension is sealed for. */
export const placeOf = (extensionId: ExtensionId): string => `customExtension ${extensionId}`
