export { default, handleError } from '@latchkey/web/entry-server'
