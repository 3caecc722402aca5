package vocabulary

// sieve is a set of steps that may hold too many, never too few: a bit for each hash (Bloom 1970, with one hash).
type sieve []uint64

// sieveBits is the length of a hash: eight bits for each step of a language keep one in eight that is none.
const sieveBits = 21

func (s sieve) add(of step) {
	at := of.hash()
	s[at>>6] |= 1 << (at & 63)
}

func (s sieve) holds(of step) bool {
	at := of.hash()
	return s[at>>6]&(1<<(at&63)) != 0
}

// hash mixes both numbers of a step by Fibonacci hashing (Knuth, vol. 3, 6.4).
func (s step) hash() uint64 {
	return (uint64(s.from)<<32 | uint64(uint32(s.word))) * 0x9E3779B97F4A7C15 >> (64 - sieveBits)
}
