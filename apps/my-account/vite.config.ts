import { remixApp } from '../../packages/web/vite.ts'

export default remixApp('my-account')
