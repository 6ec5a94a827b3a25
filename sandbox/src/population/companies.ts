import { countries } from './countries.ts';
import type { Company } from './population.ts';
import type { Random } from './random.ts';

const FIRST_WORDS =
  'North South Blue Green Silver Golden Bright Clear Iron Copper Amber Cedar Maple River Lake Summit Harbor Stone Cloud Solar Lunar Nova Vertex Prime Delta Orbit Pixel Quantum Swift Noble Urban Rapid Terra Aqua Alpine Coral Falcon Heron Raven Lynx Otter Tiger Willow Birch Ember Cobalt Crystal Meridian Horizon Beacon'.split(
    ' ',
  );
const SECOND_WORDS =
  'wave field gate bridge works forge craft stack grid path peak point port line light loop mind mark view ware logic labs nest ridge shift spark source stream tide trail'.split(
    ' ',
  );
const INDUSTRIES: readonly (readonly [string, string])[] = [
  ['Software', 'Systems'],
  ['Logistics', 'Logistics'],
  ['Manufacturing', 'Industries'],
  ['Healthcare', 'Health'],
  ['Financial Services', 'Capital'],
  ['Retail', 'Retail'],
  ['Energy', 'Energy'],
  ['Construction', 'Construction'],
  ['Education', 'Learning'],
  ['Marketing', 'Media'],
  ['Telecommunications', 'Networks'],
  ['Food & Beverages', 'Foods'],
  ['Biotechnology', 'Bio'],
  ['Automotive', 'Motors'],
  ['Hospitality', 'Hotels'],
  ['Consulting', 'Advisory'],
];
/** How such a name is spelled where the script is not Latin. */
const LOCAL_WORDS: Record<string, readonly string[]> = {
  ukrainian: ['Світанок', 'Обрій', 'Дніпро', 'Каштан', 'Промінь', 'Вежа'],
  bulgarian: ['Изгрев', 'Родопи', 'Тракия', 'Балкан', 'Зорница'],
  greek: ['Ορίζοντας', 'Αιγαίο', 'Όλυμπος', 'Ήλιος', 'Φάρος'],
  chinese: ['星河', '蓝海', '远航', '东方', '鼎盛', '华云'],
  japanese: ['青空', '富士見', '未来工房', '桜川', '北星', '大和'],
  korean: ['한빛', '푸른솔', '미래', '가람', '새벽'],
  arabic: ['النيل', 'الأفق', 'النجوم', 'الواحة', 'الفجر'],
  hebrew: ['אופק', 'כרמל', 'גלים', 'מגדלור', 'שחר'],
  thai: ['ฟ้าใส', 'สยามรุ่งเรือง', 'ดอกบัว', 'ช้างทอง', 'แสงอรุณ'],
};

/** `phones` is shared with the people: no number is given twice by chance, as leads are matched by it. */
export function createCompanies(random: Random, count: number, phones: Set<string>): Company[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const country = random.weighted(countries.map((entry) => [entry, entry.weight] as const));
    const [industry, industryWord] = random.pick(INDUSTRIES);
    let words = '';
    do words = `${random.pick(FIRST_WORDS)}${random.pick(SECOND_WORDS)}`;
    while (taken.has(`${words} ${industryWord}`));
    taken.add(`${words} ${industryWord}`);
    const local = LOCAL_WORDS[country.culture];
    const latin = `${words} ${industryWord}`;
    const core = local === undefined || random.chance(0.3) ? latin : localName(local, country.culture, random);
    const [city, timezone] = random.pick(country.cities);
    return {
      id: `org${String(index + 1).padStart(5, '0')}`,
      name: random.pick(country.companyForms).replace('%', core),
      domain: `${latin.toLowerCase().replace(' ', '-')}.${random.chance(0.85) ? 'example' : 'test'}`,
      industry,
      employees: Math.round(2 ** (random.next() * 13 + 1)),
      country: country.name,
      city,
      language: country.language,
      timezone,
      phone: freshPhone(country.phone, random, phones),
      catchAll: random.chance(0.08),
      deadDomain: random.chance(0.03),
    };
  });
}

function localName(words: readonly string[], culture: string, random: Random): string {
  const first = random.pick(words);
  const second = random.pick(words.filter((word) => word !== first));
  return `${first}${culture === 'chinese' || culture === 'japanese' ? '' : ' '}${second}`;
}

export function freshPhone(pattern: string, random: Random, taken: Set<string>): string {
  let phone = '';
  do phone = pattern.replace(/#/g, () => `${random.between(0, 9)}`);
  while (taken.has(phone));
  taken.add(phone);
  return phone;
}
