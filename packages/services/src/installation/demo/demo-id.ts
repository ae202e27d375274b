import { v5 } from 'uuid'

const namespace = '6b0c1f0e-7e5c-4f3a-9c55-3e6b7f0d2a11'

/** The id of a thing of the demo organization: the same in every installation, so that stories and links can name it. */
export const demoId = (name: string): string => v5(name, namespace)
