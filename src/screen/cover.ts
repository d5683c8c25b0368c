/** The grey that pictures show in the place of what is private or masked: red, green and blue (0 to 255). */
export const COVER_PIXEL = [0xc9, 0xce, 0xd6] as const
