/** The record that both evaluators read in the contract suite. */
export const RECORD = {
  n: 7, zero: 0, half: 0.5, nothing: null, name: 'Li Hua', town: 'Hantai', yes: true, no: false,
  list: [3, 1, 2, 3], empty: [], words: ['b', 'a', 'c'], nested: [[1, 2], [3]],
  items: [{ name: 'pen', price: 2, tags: ['x'] }, { name: 'ink', price: 9, tags: [] }, { name: 'bag', price: 40, tags: ['x', 'y'] }],
  person: { age: 71, 'first name': 'Hua', home: { town: 'Hantai', floors: [1, 2] } }, 'monthly income': 1200, 'two words': { 'deep er': 5 },
};
