/** Certificates live for at most 365 days in every browser, in milliseconds. */
const LIFE = 365 * 86_400_000
/** One that ends within this time is replaced before a meeting, not in it. */
const SOON = 14 * 86_400_000

/** Where a device's certificate is kept: the browser never lets the key out of it. */
export interface CertificateStore {
  readonly own: () => Promise<RTCCertificate | null>
  readonly keep: (certificate: RTCCertificate) => Promise<void>
}

/** Makes certificates: `(algorithm) => RTCPeerConnection.generateCertificate(algorithm)` in a page. */
export type MakeCertificate = (algorithm: AlgorithmIdentifier & { readonly expires: number }) => Promise<RTCCertificate>

/**
 * This device's certificate: the one that is kept, or a new one in its place ([RT5]).
 * @param now wall clock, in milliseconds
 */
export async function ownCertificate(store: CertificateStore, make: MakeCertificate, now: number): Promise<RTCCertificate> {
  const kept = await store.own()
  if (kept !== null && kept.expires > now + SOON) return kept
  const algorithm: EcKeyGenParams & { readonly expires: number } = { name: 'ECDSA', namedCurve: 'P-256', expires: LIFE }
  const fresh = await make(algorithm)
  await store.keep(fresh)
  return fresh
}
