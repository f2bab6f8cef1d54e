/** The operator's action that begins another generation of the streams; the instant of the latest is the generation's number. */
export const RENEWED = 'streams.renew';
