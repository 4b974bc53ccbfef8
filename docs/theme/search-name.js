/* The theme gives its dialog of the search no name, which those who hear the page need. */
const search = document.querySelector(".md-search")
const field = search?.querySelector("input[aria-label]")
if (field) search.setAttribute("aria-label", field.getAttribute("aria-label"))
