export const displays = {}
