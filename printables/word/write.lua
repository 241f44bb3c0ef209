-- Writes Word documents, one for each line that comes in: the folder of its files and, after a tab, its pictures.
-- Answers each line with "done" or with what went wrong, on one line.

local function read(path)
  local file = assert(io.open(path, "rb"))
  local content = file:read("a")
  file:close()
  return content
end

local template = pandoc.template.compile(read(arg[1]))

local function write(folder, pictures)
  for name in pictures:gmatch("%S+") do
    pandoc.mediabag.insert(name, "image/png", read(folder .. "/" .. name))
  end
  local document = pandoc.read(read(folder .. "/tree.json"), "json")
  local options = { reference_doc = folder .. "/reference.docx", template = template, highlight_method = "none" }
  local content = pandoc.write(document, "docx", options)
  local file = assert(io.open(folder .. "/document.docx", "wb"))
  file:write(content)
  file:close()
end

for line in io.lines() do
  local folder, pictures = line:match("^(.-)\t(.*)$")
  local fine, problem
  pandoc.log.silence(function() fine, problem = pcall(write, folder, pictures) end)
  print(fine and "done" or tostring(problem):gsub("%s+", " "))
  io.flush()
end
