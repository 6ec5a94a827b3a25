export { enrichPeople } from './enrich-people.ts';
export { searchPeople } from './search-people.ts';
