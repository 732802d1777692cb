export async function steps() { return [] }
