export async function syncs() { return [] }
