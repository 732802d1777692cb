export const draw = {}
