import { homePath, placeIn } from '@latchkey/web/apps'
import { ownPlace } from '@latchkey/web/server/place'

/** Where the first administrator of an empty installation is made. */
export const setUpPath = placeIn('sign-in', '/set-up')

/** Where somebody wanted to go before they had to stop here: `?to=` where it leads into this portal, otherwise the first page. */
export const wayOn = (url: URL): string => ownPlace(url.searchParams.get('to')) ?? homePath
