/** Colours of a picture. It stands alone, so it cannot use those of the page. */
export const svgStyle = `
:root{color-scheme:light dark;font:500 13px system-ui,sans-serif}
.box{fill:light-dark(#fff,#161a22);stroke:light-dark(#c4cad6,#414b5c);stroke-width:1.5}
.trigger .box{stroke:light-dark(#4f46e5,#8f8cf8);stroke-width:2}
.tint{fill:hsl(var(--hue) 70% 50% / 16%)}
.mark{fill:light-dark(hsl(var(--hue) 65% 33%),hsl(var(--hue) 70% 76%));font-size:20px;font-weight:650;text-anchor:middle;dominant-baseline:central}
.name{fill:light-dark(#161a23,#eceff5);text-anchor:middle}
.off{opacity:.45}
.wire{fill:none;stroke:light-dark(#a3acbc,#5d6779);stroke-width:2}
.part-wire{stroke-dasharray:5 5}
.note{--tint:light-dark(#f5d565,#8a6d12)}
.note-2{--tint:light-dark(#f4a261,#93501a)}.note-3{--tint:light-dark(#ee8480,#8c302c)}.note-4{--tint:light-dark(#79c993,#1f6b3b)}
.note-5{--tint:light-dark(#78b7ee,#1d5c94)}.note-6{--tint:light-dark(#a993ee,#55409c)}.note-7{--tint:light-dark(#b3bac6,#4e5767)}
.note rect{fill:var(--tint);fill-opacity:.22;stroke:var(--tint)}
.note text{fill:light-dark(#161a23,#eceff5);font-size:15px;font-weight:650}
`.replaceAll('\n', '');
